import assert from "node:assert/strict";
import { join } from "node:path";

import { defaultDriftOptions } from "../../server/core/index.ts";
import { dataJobs } from "../../server/host/dataJobs.ts";
import { inDataProcess, prepareDataProcess } from "../../server/host/dataProcess.ts";
import { driftOptionsFor } from "../../server/host/driftSettings.ts";
import { temporaryFolder } from "../harness/disk.ts";

const DATA = join(import.meta.dirname, "../../examples/churn/data");
const ORDER = { reference: join(DATA, "reference.csv"), current: join(DATA, "current.csv"), options: defaultDriftOptions };

describe("jobs on data", () => {
  it("finds the drift that the example's README promises", async () => {
    const compared = await dataJobs.drift(ORDER);
    assert.ok(compared.state === "done");
    assert.deepEqual(compared.report.columns.filter(({ drifted }) => drifted).map(({ name }) => name), ["satisfaction", "monthly_charges", "payment_method"]);
    assert.deepEqual(compared.report.problems, []);
  });

  it("says which file is at fault", async () => {
    const folder = temporaryFolder({ "a.csv": "x\n1\n", "b.csv": "" });
    const [good, bad] = [join(folder, "a.csv"), join(folder, "b.csv")];
    const failed = { state: "failed", reason: "b.csv is empty. It needs a header row and data below it." };
    assert.deepEqual(await dataJobs.drift({ ...ORDER, reference: good, current: bad }), failed);
    assert.deepEqual(await dataJobs.columns({ path: bad }), failed);
    assert.deepEqual(await dataJobs.profile({ path: bad, options: {} }), failed);
    assert.deepEqual(await dataJobs.evaluate({ path: bad, options: { columns: { label: "y", groups: [] } } }), failed);
  });

  it("tells of rows as they are read and of columns in work where data are read whole", async () => {
    const csv = `x,y\n${Array.from({ length: 30_000 }, (_, row) => `${row % 97},${row % 89}`).join("\n")}\n`;
    const folder = temporaryFolder({ "a.csv": csv, "b.csv": csv });
    const heard: string[] = [];
    const done = await dataJobs.drift({ ...ORDER, reference: join(folder, "a.csv"), current: join(folder, "b.csv") }, ({ rows, column, of }) => heard.push(rows === undefined ? `${column} of ${of}` : `${rows} rows`));
    assert.equal(done.state, "done");
    assert.deepEqual(heard, ["20000 rows", "40000 rows", "x of 2", "y of 2"]);
  });

  it("names the columns and guesses what they are for", async () => {
    const folder = temporaryFolder({ "a.csv": "id;y_true;y_pred\n1;0;1\n", "b.csv": "1,2\n3,4\n" });
    assert.deepEqual(await dataJobs.columns({ path: join(folder, "a.csv") }), { state: "done", report: { columns: ["id", "y_true", "y_pred"], guess: { label: "y_true", prediction: "y_pred" } } });
    assert.deepEqual(await dataJobs.columns({ path: join(folder, "b.csv") }), { state: "done", report: { columns: ["column 1", "column 2"] } });
  });

  it("answers from a process of its own as it does here", async () => {
    assert.deepEqual(await inDataProcess("drift", ORDER), await dataJobs.drift(ORDER));
    assert.match(JSON.stringify(await inDataProcess("drift", { ...ORDER, current: join(DATA, "gone.csv") })), /gone\.csv does not exist/);
  });

  it("answers from a process that was started ahead, and without one", async () => {
    prepareDataProcess();
    prepareDataProcess();
    const [ahead, after] = [await inDataProcess("columns", { path: ORDER.current }), await inDataProcess("columns", { path: ORDER.current })];
    assert.equal(ahead.state, "done");
    assert.deepEqual(ahead, after);
  });

  it("hands on a first answer of large files", async () => {
    const path = join(temporaryFolder({ "large.csv": `x,y\n${Array.from({ length: 300_000 }, (_, row) => `${row % 97},${(row * 7919) % 1000}`).join("\n")}\n` }), "large.csv");
    const heard: number[] = [];
    const done = await inDataProcess("drift", { ...ORDER, reference: path, current: path }, { first: ({ current }) => heard.push(current.rows) });
    assert.deepEqual([heard, done.state === "done" && done.report.current.rows], [[10_000], 300_000]);
  });

  it("ends when it is cancelled", async () => {
    const stop = new AbortController();
    const compared = inDataProcess("drift", ORDER, { signal: stop.signal });
    stop.abort();
    assert.deepEqual(await compared, { state: "failed", reason: "It was cancelled." });
  });
});

describe("settings of drift", () => {
  it("are those of the file beside the data or above them", () => {
    const folder = temporaryFolder({ "modelwright.drift.yaml": "share: 0.2\n", "data/a.csv": "x\n", "other/modelwright.drift.yaml": "shar: 1\n", "broken/modelwright.drift.yaml": "a: [\n" });
    const found = driftOptionsFor(join(folder, "data/a.csv"));
    assert.equal(found.state === "read" && found.options.share, 0.2);
    assert.deepEqual(driftOptionsFor(join(folder, "other/a.csv")), { state: "failed", reason: 'modelwright.drift.yaml: "shar" is not a setting of drift. Did you mean "share"?' });
    assert.match(JSON.stringify(driftOptionsFor(join(folder, "broken/a.csv"))), /modelwright\.drift\.yaml cannot be read/);
  });
});

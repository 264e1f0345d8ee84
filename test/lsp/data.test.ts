import assert from "node:assert/strict";
import { join } from "node:path";

import { ProgressType } from "vscode-languageserver-protocol/node";

import type { DriftOverTime, DriftReport, ExperimentsTable, PackedCells, PackedCurve, ProfileReport, RunValues, StoreProblem } from "../../server/core/index.ts";
import type { DriftSettingsFile } from "../../server/lsp/protocol.ts";
import { startServer, stopServers, type LspDriver } from "../harness/lspDriver.ts";

const STORE = {
  "mlruns/7/meta.yaml": "experiment_id: '7'\nname: churn\n",
  "mlruns/7/a/meta.yaml": "run_id: a\nstatus: 1\nstart_time: 1\n",
  "mlruns/7/a/metrics/loss": "1 0.5 0\n2 nan 1\n",
  "mlruns/7/b/meta.yaml": "run_id: [",
  "mlruns/7/b/params/rate": "1",
};

describe("data over the protocol", () => {
  let server: LspDriver;
  afterEach(stopServers);
  const ask = <Result>(method: string, params: object): Promise<Result> => server.connection.sendRequest<Result>(method, params);

  it("gives the runs of the workspace, what is damaged, and their curves", async () => {
    server = await startServer({ files: STORE });
    const store = join(server.folder, "mlruns");
    const { table, problems } = await ask<{ readonly table: ExperimentsTable; readonly problems: readonly StoreProblem[] }>("modelwright/experiments", {});
    assert.deepEqual(table.runs.map(({ id, status }) => [id, status]), [["a", "running"]]);
    assert.deepEqual(table.columns, [{ kind: "metric", name: "loss", varies: false, better: "lower" }]);
    assert.deepEqual(problems.map(({ file }) => file), [join(store, "7/b/meta.yaml")]);
    const [cells] = await ask<readonly PackedCells[]>("modelwright/cells", { columns: [{ kind: "metric", name: "loss" }] });
    assert.deepEqual(cells, { kind: "numbers", values: packed(NaN) });
    const runs = [{ id: "a", store }];
    assert.deepEqual(await ask<readonly PackedCurve[]>("modelwright/curves", { runs, metric: "loss" }), [{ id: "a", store, steps: { from: 0, by: 1 }, values: packed(0.5, NaN) }]);
    assert.equal((await ask<readonly RunValues[]>("modelwright/runValues", { runs }))[0]?.metrics["loss"]?.last, "NaN");
  });

  it("has no runs where there is no store, and reads none outside the workspace", async () => {
    server = await startServer({ noFolder: true });
    assert.deepEqual(await ask("modelwright/experiments", {}), { table: { columns: [], runs: [], stores: [] }, problems: [], version: 1 });
    assert.deepEqual(await ask("modelwright/curves", { runs: [{ id: "a", store: "/nowhere" }], metric: "loss" }), [{ id: "a", store: "/nowhere", steps: { from: 0, by: 1 }, values: "" }]);
  });

  it("compares two files, and says what is wrong with them", async () => {
    const rows = (shift: number): string => `x\n${Array.from({ length: 200 }, (_, index) => ((index * 0.618034) % 1) + shift).join("\n")}\n`;
    server = await startServer({ files: { "ref.csv": rows(0), "cur.csv": rows(0.5), "empty.csv": "" } });
    const compare = (current: string): Promise<DriftReport> => ask("modelwright/drift", { reference: server.uri("ref.csv"), current });
    assert.equal((await compare(server.uri("cur.csv"))).columns[0]?.state, "drifted");
    await assert.rejects(compare(server.uri("empty.csv")), /empty\.csv is empty/);
    await assert.rejects(compare(server.uri("gone.csv")), /gone\.csv does not exist/);
    await assert.rejects(compare("vscode-vfs://github/o/r/a.csv"), /is not on this machine's disk/);
  });

  it("sends a first answer of large files to who asks for one, in a process that was started ahead", async () => {
    const rows = `x\n${Array.from({ length: 200_000 }, (_, row) => `${(row * 7919) % 100_003}.25`).join("\n")}\n`;
    server = await startServer({ files: { "ref.csv": rows, "cur.csv": rows } });
    assert.equal(await ask("modelwright/prepareData", {}), null);
    const heard: DriftReport[] = [];
    server.connection.onProgress(new ProgressType<DriftReport>(), "first", (report) => void heard.push(report));
    const whole = await ask<DriftReport>("modelwright/drift", { reference: server.uri("ref.csv"), current: server.uri("cur.csv"), partialResultToken: "first" });
    assert.deepEqual([heard.map(({ firstRows, current }) => [firstRows, current.rows]), whole.current.rows, whole.firstRows], [[[10_000, 10_000]], 200_000, undefined]);
  });

  it("follows a column through windows of time, as asked, as the settings say, or as the data are", async () => {
    const rows = (shift: number): string => Array.from({ length: 300 }, (_, row) => `2024-0${3 + (row % 3)}-11,2024-03-0${1 + (row % 9)},${((row * 0.618034) % 1) + shift}`).join("\n");
    const head = "made,sent_on,x\n";
    server = await startServer({ files: { "ref.csv": `${head}${rows(0)}\n`, "cur.csv": `${head}${rows(0.5)}\n`, "parts/a.csv": "x\n1\n2\n3\n4\n5\n", "parts/b.csv": "x\n1\n2\n3\n4\n6\n", "flat.csv": "x\n1\n2\n", "set/modelwright.drift.yaml": "over: sent_on\nwindow: day\n", "set/cur.csv": `${head}${rows(0.5)}\n` } });
    const follow = (current: string, over?: object | string): Promise<DriftOverTime> => ask("modelwright/driftOverTime", { reference: server.uri("ref.csv"), current: server.uri(current), over });
    const named = await follow("cur.csv", { column: "made", unit: "month" });
    assert.deepEqual([named.over, named.timeColumns, named.windows.map(({ name }) => name)], [{ kind: "time", column: "made", unit: "month" }, ["made", "sent_on"], ["2024-03", "2024-04", "2024-05"]]);
    assert.deepEqual(named.columns.find(({ name }) => name === "x")?.drifted, [true, true, true]);
    assert.deepEqual((await follow("set/cur.csv")).over, { kind: "time", column: "sent_on", unit: "day" });
    assert.deepEqual((await follow("parts")).windows.map(({ name }) => name), ["a.csv", "b.csv"]);
    await assert.rejects(follow("flat.csv"), /No column of flat\.csv holds dates or times/);
  });

  it("changes one setting of drift, as typed so far, in the file that the comparison follows", async () => {
    server = await startServer({ files: { "data/cur.csv": "x\n1\n", "own/cur.csv": "x\n1\n", "own/modelwright.drift.yaml": "# ours\nshare: 0.3\n" } });
    const change = (current: string, of: object): Promise<DriftSettingsFile> => ask("modelwright/driftSettings", { current: server.uri(current), workspace: server.uri(""), ...of });
    assert.deepEqual(await change("data/cur.csv", { change: { setting: "tests", column: "x", value: "psi" } }), { uri: server.uri("modelwright.drift.yaml"), isThere: false, options: { tests: { x: "psi" } }, text: "version: 1\ntests:\n  x: psi\n" });
    assert.deepEqual(await change("own/cur.csv", {}), { uri: server.uri("own/modelwright.drift.yaml"), isThere: true, options: { share: 0.3 } });
    await server.open("own/modelwright.drift.yaml", "# ours\nshare: 0.4\n");
    assert.equal((await change("own/cur.csv", { change: { setting: "ignore", column: "id", value: true } })).text, "# ours\nshare: 0.4\nignore:\n  - id\n");
    await assert.rejects(change("own/cur.csv", { change: { setting: "tests", column: "x", value: "tee" } }), /modelwright\.drift\.yaml: "tee" is not a test/);
  });

  it("lists as many columns as a person can look through, those that need it first, and judges all", async () => {
    const wide = (shift: number): string => [Array.from({ length: 6000 }, (_, column) => `c${column}`).join(","), ...Array.from({ length: 30 }, (_, row) => Array.from({ length: 6000 }, (_, column) => ((row * 7 + column) % 11) / 2 + (column > 5500 ? shift : 0)).join(","))].join("\n");
    server = await startServer({ files: { "ref.csv": wide(0), "cur.csv": wide(100) } });
    const found = await ask<DriftReport>("modelwright/drift", { reference: server.uri("ref.csv"), current: server.uri("cur.csv") });
    assert.deepEqual([found.columns.length, found.dataset.comparedColumns, found.columns.filter(({ drifted }) => drifted).length], [5000, 6000, 499]);
    assert.match(found.problems[0]?.message ?? "", /^The 5,000 columns that need attention most are listed, of 6,000\./);
    const { columns, problems } = await ask<ProfileReport>("modelwright/profile", { uri: server.uri("ref.csv") });
    assert.deepEqual([columns.length, problems[0]?.startsWith("The 5,000 columns")], [5000, true]);
  }).timeout(60_000);
});

const packed = (...numbers: readonly number[]): string => Buffer.from(Float64Array.from(numbers).buffer).toString("base64");

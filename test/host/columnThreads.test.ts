import assert from "node:assert/strict";
import { statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { defaultDriftOptions, drift } from "../../server/core/index.ts";
import { dataJobs } from "../../server/host/dataJobs.ts";
import { firstDrift } from "../../server/host/firstDrift.ts";
import { driftByColumns } from "../../server/host/columnThreads.ts";
import type { DataPlace } from "../../server/host/dataPlace.ts";
import { startDuckDb } from "../../server/host/duckdb.ts";
import { sortingRoom } from "../../server/host/sortingRoom.ts";
import { readTable } from "../../server/host/table.ts";
import { temporaryFolder } from "../harness/disk.ts";

const place = (path: string): DataPlace => ({ kind: "file", name: basename(path), path });
const folder = temporaryFolder({});
const [reference, current] = [join(folder, "reference.parquet"), join(folder, "current.parquet")];

describe("two large Parquet files", () => {
  before(async () => {
    const engine = await startDuckDb(1, sortingRoom());
    assert.ok(engine);
    for (const [path, shift] of [[reference, 0], [current, 0.3]] as const) {
      const uniform = (seed: number): string => `(hash(i * 31 + ${seed + shift * 10}) / 18446744073709551616.0)`;
      const columns = [`${uniform(1)} + ${shift} AS moved`, ...[2, 3, 4].map((seed) => `CASE WHEN i % 11 = ${seed} THEN NULL ELSE ln(${uniform(seed)}) END AS x${seed}`), `'c' || (hash(i) % 40) AS label`, "i % 3 = 0 AS flag", "i AS row_id"];
      await engine.connection.run(`COPY (SELECT ${columns.join(", ")} FROM range(120000) t(i)) TO '${path}' (FORMAT parquet)`);
    }
    engine.close();
    assert.ok(statSync(reference).size + statSync(current).size > 4_000_000, "large enough for two threads");
  });

  it("are compared in threads as they are in one piece, with progress", async () => {
    const seen: number[] = [];
    const report = await driftByColumns({ reference: place(reference), current: place(current), options: defaultDriftOptions }, ({ done, of }) => seen.push(done / of));
    const tables = await Promise.all([reference, current].map((path) => readTable(path)));
    const [before, after] = tables.map((read) => (read.state === "read" ? read.table : assert.fail(read.reason)));
    assert.ok(report && before && after);
    const { rows, ...whole } = drift(before, after, defaultDriftOptions);
    assert.deepEqual({ ...report, rows }, { ...whole, rows });
    assert.deepEqual(report.columns.filter(({ drifted }) => drifted).map(({ name }) => name), ["moved"]);
    assert.deepEqual(report.rows, { referenceDuplicates: 0, currentDuplicates: 0, shared: 0 });
    assert.deepEqual(seen.slice(-1), [1]);
    assert.equal(seen.length, 7);
  });

  it("are looked at together in the same sample of rows each time", async () => {
    const order = { reference, current, options: defaultDriftOptions, together: true };
    const [once, again] = [await dataJobs.drift(order), await dataJobs.drift(order)];
    assert.ok(once.state === "done" && again.state === "done" && once.report.together);
    assert.deepEqual(once.report.together, again.report.together);
    const { rows, columns, drifted, classifier } = once.report.together;
    assert.deepEqual([rows, columns, drifted, classifier.telling[0]], [[2000, 2000], ["moved", "x2", "x3", "x4"], true, "moved"]);
  });

  it("have a first answer from their first rows", async () => {
    const first = await firstDrift(reference, current, defaultDriftOptions);
    assert.deepEqual([first?.firstRows, first?.reference.rows, first?.columns.length], [10_000, 10_000, 7]);
    const csv = join(folder, "large.csv");
    writeFileSync(csv, `x,y\n${Array.from({ length: 300_000 }, (_, row) => `${row % 97},${(row * 7919) % 1000}`).join("\n")}\n`);
    const heard: (number | undefined)[] = [];
    const texts = await dataJobs.drift({ reference: csv, current: csv, options: defaultDriftOptions }, undefined, ({ reference: side, dataset }) => heard.push(side.rows, dataset.driftedColumns));
    assert.deepEqual(heard, [10_000, 0]);
    assert.equal(texts.state === "done" && texts.report.reference.rows, 300_000);
    // Few long rows are read once.
    const names = Array.from({ length: 3000 }, (_, column) => `c${column}`);
    const few = join(folder, "few.csv");
    writeFileSync(few, `${names.join(",")}\n${Array.from({ length: 300 }, (_, row) => names.map((_name, column) => (row * 7 + column) % 11).join(",")).join("\n")}\n`);
    assert.deepEqual([(await firstDrift(few, few, defaultDriftOptions))?.firstRows, await dataJobs.drift({ reference: few, current: few, options: defaultDriftOptions }, undefined, () => assert.fail())], [undefined, await dataJobs.drift({ reference: few, current: few, options: defaultDriftOptions })]);
    writeFileSync(csv, "x,y\n1,2\n");
    assert.equal(await firstDrift(csv, csv, defaultDriftOptions), undefined);
  });

  it("are left to the reader that says what is wrong, where one is damaged", async () => {
    const damaged = join(folder, "damaged.parquet");
    writeFileSync(damaged, Buffer.alloc(5_000_000, "PAR1 and no more"));
    assert.equal(await driftByColumns({ reference: place(reference), current: place(damaged), options: defaultDriftOptions }), undefined);
  });
});

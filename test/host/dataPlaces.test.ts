import assert from "node:assert/strict";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { defaultDriftOptions } from "../../server/core/index.ts";
import { driftByColumns } from "../../server/host/columnThreads.ts";
import { dataJobs } from "../../server/host/dataJobs.ts";
import { startDuckDb } from "../../server/host/duckdb.ts";
import { sortingRoom } from "../../server/host/sortingRoom.ts";
import { readFrame, readTable } from "../../server/host/table.ts";
import { textAt } from "../../server/core/insights/tables/frame.ts";
import { temporaryFolder } from "../harness/disk.ts";

type Shape = Readonly<Record<string, readonly (string | undefined)[]>>;

async function frame(path: string): Promise<Shape> {
  const read = await readFrame(path);
  assert.ok(read.state === "read", read.state === "failed" ? read.reason : "");
  const { rows, columns } = read.frame;
  return Object.fromEntries(columns.map((column) => [column.name, Array.from({ length: rows }, (_, row) => textAt(column, row))]));
}

async function refusal(path: string): Promise<string> {
  const read = await readTable(path);
  return read.state === "failed" ? read.reason : "read";
}

async function byDuckDb(...statements: readonly string[]): Promise<void> {
  const engine = await startDuckDb(1, sortingRoom());
  assert.ok(engine);
  for (const statement of statements) await engine.connection.run(statement);
  engine.close();
}

describe("places of data", () => {
  it("may be a folder whose folders name columns, as Hive does", async () => {
    const folder = temporaryFolder({ "year=2023/a.csv": "x,y\n1,a\n", "year=2024/b.csv": "y,x,z\nb,2,new\n", "_SUCCESS": "", ".hidden.csv": "q\n1\n" });
    assert.deepEqual(await frame(folder), { x: ["1", "2"], y: ["a", "b"], year: ["2023", "2024"], z: [undefined, "new"] });
  });

  it("may be a pattern", async () => {
    const folder = temporaryFolder({ "a/1.jsonl": '{"x": 1}\n', "a/2.jsonl": '{"x": 2, "y": "b"}\n', "a/3.csv": "x\n3\n" });
    assert.deepEqual(await frame(join(folder, "a/*.jsonl")), { x: ["1", "2"], y: [undefined, "b"] });
    assert.match(await refusal(join(folder, "b/*.jsonl")), /names no data files/);
    assert.match(await refusal(join(folder, "a")), /holds files of several kinds \(jsonl, csv\)\. Name one kind by a pattern, such as a\/\*\*\/\*\.jsonl\.$/);
  });

  it("may be Parquet in folders, read with and without DuckDB", async () => {
    const folder = temporaryFolder({});
    await byDuckDb(`COPY (SELECT i % 2 AS part, i / 2.0 AS x, 'v' || i AS label FROM range(6) t(i)) TO '${folder}/parts' (FORMAT parquet, PARTITION_BY (part))`, `COPY (SELECT i % 2 AS part, i / 2.0 + 1 AS x, 'v' || i AS label FROM range(40) t(i)) TO '${folder}/more' (FORMAT parquet, PARTITION_BY (part))`);
    const { part, x, label } = await frame(join(folder, "parts"));
    assert.deepEqual([part, x, label], [["0", "0", "0", "1", "1", "1"], ["0", "1", "2", "0.5", "1.5", "2.5"], ["v0", "v2", "v4", "v1", "v3", "v5"]]);
    const order = { reference: join(folder, "parts"), current: join(folder, "more"), options: defaultDriftOptions };
    const found = [await dataJobs.drift(order)];
    process.env["MODELWRIGHT_DUCKDB"] = "off";
    found.push(await dataJobs.drift(order));
    delete process.env["MODELWRIGHT_DUCKDB"];
    const [fast, plain] = found.map((done) => (done.state === "done" ? done.report.columns : assert.fail(done.reason)));
    assert.deepEqual(fast, plain);
    assert.deepEqual(fast?.map(({ name }) => name).toSorted(), ["label", "part", "x"]);
  });

  it("may be a table of an SQLite file", async () => {
    const folder = temporaryFolder({});
    const path = join(folder, "store.db");
    const database = new DatabaseSync(path);
    database.exec("CREATE TABLE rides(km REAL, city TEXT); INSERT INTO rides VALUES (1.5, 'Ulm'), (NULL, 'Bonn'); CREATE TABLE other(n)");
    assert.match(await refusal(path), /^store\.db holds 2 tables\. Name one after #, such as store\.db#other; there are other, rides\.$/);
    assert.deepEqual(await frame(`${path}#rides`), { km: ["1.5", undefined], city: ["Ulm", "Bonn"] });
    database.exec("DROP TABLE other; CREATE VIEW far AS SELECT km FROM rides WHERE km > 1");
    assert.deepEqual(await frame(`${path}#far`), { km: ["1.5"] });
    assert.match(await refusal(`${path}#gone`), /^store\.db#gone has no such table; it has far, rides\.$/);
    database.close();
  });

  it("may be a table of a DuckDB file, where DuckDB is installed", async () => {
    const path = join(temporaryFolder({}), "lake.duckdb");
    await byDuckDb(`ATTACH '${path}' AS lake`, "CREATE TABLE lake.rides AS SELECT 1.5 AS km, true AS paid, DATE '2024-05-01' AS day", "CREATE SCHEMA lake.raw", "CREATE TABLE lake.raw.other AS SELECT 1 AS n", "DETACH lake");
    assert.deepEqual(await frame(`${path}#rides`), { km: ["1.5"], paid: ["True"], day: ["2024-05-01T00:00:00.000Z"] });
    assert.deepEqual(await frame(`${path}#raw.other`), { n: ["1"] });
    assert.match(await refusal(path), /holds 2 tables\. Name one after #/);
    const both = await driftByColumns({ reference: { kind: "duckdb", name: "a", path, table: "rides" }, current: { kind: "duckdb", name: "b", path, table: "raw.other" }, options: defaultDriftOptions });
    assert.match(both?.problems[0]?.message ?? "", /a and b have no column in common/);
    process.env["MODELWRIGHT_DUCKDB"] = "off";
    const without = await refusal(`${path}#rides`);
    delete process.env["MODELWRIGHT_DUCKDB"];
    assert.equal(without, `${basename(path)}#rides is a DuckDB database, and DuckDB is not installed here. Export the table as Parquet.`);
  });

  it("go on without a part that is damaged, and say so", async () => {
    const folder = temporaryFolder({ "a.parquet": "PAR1 no more", "b.parquet": Buffer.alloc(0) });
    assert.match(await refusal(folder), /holds no file that can be read/);
    const texts = temporaryFolder({ "a.csv": "x\n1\n", "b.csv": Buffer.from([0, 1, 2, 3]) });
    const read = await readTable(texts);
    assert.ok(read.state === "read");
    assert.deepEqual([read.table.rows, read.table.problems.length], [1, 1]);
    assert.match(read.table.problems[0] ?? "", /b\.csv is a binary file/);
  });
});

import assert from "node:assert/strict";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { openColumns } from "../../server/host/columnSource.ts";
import { startDuckDb } from "../../server/host/duckdb.ts";
import { sortingRoom } from "../../server/host/sortingRoom.ts";
import { readColumns, readFrame, readTable } from "../../server/host/table.ts";
import { textAt } from "../../server/core/insights/tables/frame.ts";
import { temporaryFolder } from "../harness/disk.ts";
import { COLUMNAR } from "./columnar.ts";

const bytesOf = (name: string): Uint8Array => Buffer.from(COLUMNAR[name] ?? "", "base64");
const file = (name: string, content: string | Uint8Array): string => join(temporaryFolder({ [name]: content }), name);

interface Seen {
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly numbers: readonly number[]; readonly texts: object; readonly missing: number }[];
}

async function seen(path: string): Promise<Seen> {
  const read = await readTable(path);
  assert.ok(read.state === "read", read.state === "failed" ? read.reason : "");
  return { rows: read.table.rows, columns: read.table.columns.map(({ name, numbers, texts, missing }) => ({ name, numbers: [...numbers], texts: Object.fromEntries(texts), missing })) };
}

const refusal = async (path: string): Promise<string> => {
  const read = await readTable(path);
  return read.state === "failed" ? read.reason : "";
};

const [first, second, third, fourth] = ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"].map((day) => `${day}T00:00:00.000Z`) as [string, string, string, string];
const EXPECTED: Seen = {
  rows: 5,
  columns: [
    { name: "x", numbers: [1.5, 3.5, 5.5], texts: {}, missing: 2 },
    { name: "n", numbers: [1, 2, 3, 4, 9007199254740992], texts: {}, missing: 0 },
    { name: "c", numbers: [], texts: { a: 3, b: 1 }, missing: 1 },
    { name: "b", numbers: [], texts: { True: 3, False: 1 }, missing: 1 },
    { name: "t", numbers: [], texts: { [first]: 1, [second]: 1, [third]: 1, [fourth]: 1 }, missing: 1 },
  ],
};

describe("data formats", () => {
  it("gives decimal numbers of Parquet as the nearest doubles", async () => {
    const engine = await startDuckDb(1, sortingRoom());
    assert.ok(engine);
    const path = join(temporaryFolder({}), "money.parquet");
    await engine.connection.run(`COPY (SELECT CAST(i * 0.0007 - 4.3294 AS DECIMAL(12, 4)) AS small, CAST(i * 1.01 AS DECIMAL(30, 2)) AS large FROM range(2000) t(i)) TO '${path}' (FORMAT parquet)`);
    engine.close();
    const read = await readFrame(path);
    assert.ok(read.state === "read");
    const [small, large] = read.frame.columns;
    const nearest = (row: number, by: number, from: number, places: number): number => Number(((row * by + from) / 10 ** places).toFixed(places));
    assert.deepEqual([...(small?.numbers ?? [])], Array.from({ length: 2000 }, (_, row) => nearest(row, 7, -43_294, 4)));
    assert.deepEqual([...(large?.numbers ?? [])], Array.from({ length: 2000 }, (_, row) => nearest(row, 101, 0, 2)));
  });

  it("reads Parquet, over row groups", async () => assert.deepEqual(await seen(file("a.parquet", bytesOf("parquet"))), EXPECTED));

  for (const packing of ["plain", "lz4", "zstd"]) {
    it(`reads Arrow, ${packing}`, async () => assert.deepEqual(await seen(file("a.feather", bytesOf(packing))), EXPECTED));
  }

  it("reads JSON Lines and a JSON array, with what is missing and what comes late", async () => {
    const lines = ['{"x": 1.5, "c": "a"}', '{"x": null, "c": "b", "b": true}', "oops", "", '{"c": ""}'];
    const read = await readTable(file("a.jsonl", lines.join("\n")));
    assert.ok(read.state === "read");
    assert.deepEqual(read.table.columns.map(({ name, missing, texts }) => [name, missing, Object.fromEntries(texts)]), [["x", 2, {}], ["c", 1, { a: 1, b: 1 }], ["b", 2, { True: 1 }]]);
    assert.deepEqual(read.table.problems, ["1 line is no JSON object, the first being line 3; left out."]);
    assert.deepEqual((await seen(file("a.json", '[{"x": 1}, {"x": 2}]'))).columns[0]?.numbers, [1, 2]);
  });

  it("reads packed files", async () => {
    const csv = `a,b\n${Array.from({ length: 20_000 }, (_, row) => `${row},v${row % 3}\n`).join("")}`;
    const plain = await seen(file("a.csv", csv));
    assert.deepEqual(await seen(file("a.csv.gz", gzipSync(csv))), plain);
    const cut = await readTable(file("a.csv.gz", gzipSync(csv).subarray(0, 40_000)));
    assert.ok(cut.state === "read");
    assert.match(cut.table.problems.join("\n"), new RegExp(`^it breaks off after row ${cut.table.rows + 1} \\(unexpected end of file\\)`));
    // "x\n1\n2\n" in one raw block.
    const zst = Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0x20, 6, 0x31, 0, 0, ...Buffer.from("x\n1\n2\n")]);
    assert.deepEqual((await seen(file("a.csv.zst", zst))).columns[0]?.numbers, [1, 2]);
  });

  it("keeps rows together, and reads names alone", async () => {
    const path = file("a.parquet", bytesOf("parquet"));
    const read = await readFrame(path);
    assert.ok(read.state === "read");
    assert.deepEqual(read.frame.columns.map((column) => [0, 1, 2].map((row) => textAt(column, row))), [["1.5", undefined, "3.5"], ["1", "2", "3"], ["a", "b", undefined], ["True", "False", undefined], [first, second, undefined]]);
    assert.deepEqual(await readColumns(path), { state: "read", columns: ["x", "n", "c", "b", "t"] });
    assert.deepEqual(await readColumns(file("a.jsonl", '{"x": 1, "y": 2}')), { state: "read", columns: ["x", "y"] });
  });

  it("says what is wrong with damaged files", async () => {
    assert.match(await refusal(file("a.parquet", bytesOf("parquet").subarray(0, 600))), /^a\.parquet could not be read to its end: it is not a whole Parquet file/);
    assert.match(await refusal(file("a.feather", bytesOf("lz4").subarray(0, 600))), /^a\.feather could not be read to its end: it is not a whole Arrow file/);
    assert.match(await refusal(file("a.parquet", new Uint8Array([1, 0, 2]))), /is a binary file/);
    const cut = await readFrame(file("a.json", '[{"x": 1}, {'));
    assert.deepEqual(cut.state === "read" && [cut.frame.rows, cut.frame.problems], [1, ["it is no whole JSON: after object 1, in line 1, it breaks off or is damaged. What stands before is used."]]);
  });
});

describe("columns one by one", () => {
  it("are the same from DuckDB and from the reader in JavaScript", async () => {
    const path = file("it's.parquet", bytesOf("parquet"));
    const duckDb = await startDuckDb(1, sortingRoom());
    assert.ok(duckDb, "DuckDB is installed for tests");
    const found: unknown[] = [];
    for (const engine of [duckDb, undefined]) {
      const source = await openColumns({ kind: "file", name: "it's.parquet", path }, engine);
      assert.ok(source);
      const columns: unknown[] = [];
      for (const name of source.head.columns) {
        const { numbers, texts, missing } = await source.read(name);
        columns.push({ name, numbers: [...numbers], texts: Object.fromEntries([...texts].toSorted()), missing });
      }
      await source.close();
      found.push({ rows: source.head.rows, columns });
    }
    duckDb.close();
    assert.deepEqual(found[0], found[1]);
    assert.deepEqual(found[0], EXPECTED);
  });
});

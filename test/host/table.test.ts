import assert from "node:assert/strict";
import { join } from "node:path";

import type { Column, Table } from "../../server/core/index.ts";
import { readTable } from "../../server/host/table.ts";
import { temporaryFolder } from "../harness/disk.ts";

async function table(content: string | Uint8Array, name = "data.csv"): Promise<Table> {
  const read = await readTable(join(temporaryFolder({ [name]: content }), name));
  assert.equal(read.state, "read", read.state === "failed" ? read.reason : "");
  return read.table;
}

async function refusal(content: string | Uint8Array): Promise<string> {
  const read = await readTable(join(temporaryFolder({ "data.csv": content }), "data.csv"));
  return read.state === "failed" ? read.reason : "read";
}

const shape = ({ name, numbers, texts, missing }: Column) => ({ name, numbers: [...numbers], texts: Object.fromEntries(texts), missing });

describe("readTable", () => {
  it("finds out separators, quotes and types", async () => {
    const expected = [
      { name: "n", numbers: [1, 2.5], texts: {}, missing: 1 },
      { name: "t", numbers: [], texts: { "a, b": 1, "01": 1, 'say "hi"': 1 }, missing: 0 },
    ];
    assert.deepEqual((await table('n,t\n1,"a, b"\n2.5,01\nNA,"say ""hi"""\n')).columns.map(shape), expected);
    assert.deepEqual((await table('n;t\n1;a, b\n2.5;01\n;"say ""hi"""\n')).columns.map(shape), expected);
    assert.deepEqual((await table('n\tt\r\n1\ta, b\r\n2.5\t01\r\nnull\t"say ""hi"""\r\n')).columns.map(shape), expected);
  });

  it("reads numbers as people and programs write them, and codes as text", async () => {
    const [column] = (await table("x\n-1\n+2\n.5\n1e3\n1.\n007\n1,5\n0x10\n")).columns;
    assert.deepEqual([...(column?.numbers ?? [])], [-1, 0.5, 1, 1, 2, 1000]);
    assert.deepEqual([...(column?.texts.keys() ?? [])], ["007", "0x10"]);
  });

  it("reads UTF-8 with and without a mark, UTF-16, and Windows-1252 with a warning", async () => {
    const names = async (bytes: Uint8Array): Promise<readonly string[]> => (await table(bytes)).columns.map(({ name }) => name);
    assert.deepEqual(await names(Buffer.from("größe,x\n1,2\n")), ["größe", "x"]);
    assert.deepEqual(await names(Buffer.from("\ufeffgröße,x\n1,2\n")), ["größe", "x"]);
    assert.deepEqual(await names(Buffer.from("\ufeffgröße,x\n1,2\n", "utf16le")), ["größe", "x"]);
    const old = await table(Buffer.from("gr\u00f6\u00dfe,x\n1,2\n", "latin1"));
    assert.deepEqual(old.columns.map(({ name }) => name), ["größe", "x"]);
    assert.match(old.problems[0] ?? "", /not UTF-8/);
  });

  it("takes ragged rows as far as they go, and counts them", async () => {
    const { rows, columns, problems } = await table("a,b\n1,2\n3\n4,5,6\n7,8,9\n");
    assert.equal(rows, 4);
    assert.deepEqual(columns.map(shape).map(({ missing }) => missing), [0, 1]);
    assert.deepEqual(problems, ["1 row has fewer cells and 2 rows have more cells than the 2 cells of the header, the first being row 3. Missing cells count as missing values; extra cells are left out."]);
  });

  it("names columns without a name, twice the same name, and a missing header", async () => {
    assert.deepEqual((await table("a,,a\n1,2,3\n")).columns.map(({ name }) => name), ["a", "column 2", "a (column 3)"]);
    const bare = await table("1,2\n3,4\n");
    assert.deepEqual([bare.rows, bare.columns.map(({ name }) => name)], [2, ["column 1", "column 2"]]);
    assert.match(bare.problems[0] ?? "", /first row holds only numbers/);
  });

  it("says what is wrong with quotes that never end", async () => assert.match((await table('a,b\n1,"2\n3,4\n')).problems.join(), /the quote that opens in row 2 is never closed/));

  it("refuses what is no table, in words", async () => {
    assert.match(await refusal(""), /^data\.csv is empty\./);
    assert.match(await refusal(" \n\n"), /^data\.csv is empty\./);
    assert.match(await refusal(new Uint8Array([80, 75, 3, 4, 0, 0, 1, 2])), /^data\.csv is a binary file/);
    assert.match(await refusal(Buffer.from("PAR1abcd")), /it is not a whole Parquet file/);
    const gone = await readTable(join(temporaryFolder({}), "gone.csv"));
    assert.deepEqual(gone, { state: "failed", reason: "gone.csv does not exist." });
    const folder = await readTable(temporaryFolder({}));
    assert.match(folder.state === "failed" ? folder.reason : "", /names no data files \(CSV, TSV, JSON Lines, Parquet or Arrow\)\.$/);
  });

  it("reads a header alone as a table without rows, and a very wide one", async () => {
    assert.deepEqual([(await table("a,b\n")).rows, (await table("a,b\n")).columns.length], [0, 2]);
    const wide = Array.from({ length: 20_000 }, (_, index) => `c${index}`);
    assert.equal((await table(`${wide.join(",")}\n${wide.map(() => "1").join(",")}\n`)).columns.length, 20_000);
  });

  it("reads characters and cells that are cut by the blocks of the file", async () => {
    const rows = Array.from({ length: 9000 }, (_, index) => `${index},"ü${index % 3}\nö"`);
    const { columns } = await table(`n,t\n${rows.join("\n")}\n`);
    assert.deepEqual([columns[0]?.numbers.length, Object.fromEntries(columns[1]?.texts ?? [])], [9000, { "ü0\nö": 3000, "ü1\nö": 3000, "ü2\nö": 3000 }]);
  });

  it("stops when it is cancelled", async () => {
    const path = join(temporaryFolder({ "data.csv": "a\n1\n" }), "data.csv");
    assert.deepEqual(await readTable(path, AbortSignal.abort()), { state: "failed", reason: "data.csv could not be read to its end: it was cancelled." });
  });
});

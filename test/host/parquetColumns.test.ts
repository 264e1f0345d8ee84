import assert from "node:assert/strict";
import { join } from "node:path";

import { startDuckDb } from "../../server/host/duckdb.ts";
import { openParquet } from "../../server/host/parquet.ts";
import { parquetColumns } from "../../server/host/parquetColumns.ts";
import { sortingRoom } from "../../server/host/sortingRoom.ts";
import { temporaryFolder } from "../harness/disk.ts";

const path = join(temporaryFolder({}), "nested.parquet");
const NAMES = ["person", "name", "tags", "weights", "price"];

/** The leaves of the file's columns. */
const PATHS = [["person", "name"], ["person", "price"], ["name"], ["tags", "list", "element"], ["weights", "key_value", "key"], ["weights", "key_value", "value"], ["price"]];

const leaf = (name: string) => ({ name, type: "INT32" as const });
const SCHEMA = [{ name: "root", num_children: 5 }, { name: "person", num_children: 2 }, leaf("name"), leaf("price"), leaf("name"), { name: "tags", num_children: 1 }, { name: "list", num_children: 1 }, leaf("element"), { name: "weights", num_children: 1 }, { name: "key_value", num_children: 2 }, leaf("key"), leaf("value"), leaf("price")];

/** What a file of two row groups says, its chunks in this order. */
function metadata(paths: readonly (readonly string[])[]): Parameters<typeof parquetColumns>[0] {
  const sizes = { num_values: 1n, total_uncompressed_size: 4n, total_compressed_size: 4n, data_page_offset: 4n };
  const columns = paths.map((names) => ({ file_offset: 4n, meta_data: { type: "INT32" as const, encodings: [], codec: "UNCOMPRESSED" as const, path_in_schema: [...names], statistics: { null_count: 0n }, ...sizes } }));
  return { version: 1, metadata_length: 0, num_rows: 5n, schema: SCHEMA, row_groups: [3n, 2n].map((rows) => ({ columns, num_rows: rows, total_byte_size: 4n })) };
}

async function valuesOf(name: string): Promise<readonly unknown[]> {
  const file = await openParquet(path);
  const values: unknown[] = [];
  await file.read(file.columns.indexOf(name), (part) => void values.push(...part));
  await file.close();
  return values;
}

describe("columns of Parquet", () => {
  before(async () => {
    const engine = await startDuckDb(1, sortingRoom());
    assert.ok(engine, "DuckDB is installed for tests");
    const columns = ["{'name': 'n' || i, 'price': CAST(i AS INTEGER)} AS person", "i AS name", "['a' || i, 'b'] AS tags", "MAP {'k': i} AS weights", "CAST(i * 0.07 AS DECIMAL(12, 2)) AS price"];
    await engine.connection.run(`COPY (SELECT ${columns.join(", ")} FROM range(5000) t(i)) TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE 2048)`);
    engine.close();
  });

  it("are handed to the reader each alone, one row group at a time", () => {
    const columns = parquetColumns(metadata(PATHS));
    assert.deepEqual(columns.map(({ name }) => name), NAMES);
    for (const { name, groups } of columns) {
      assert.deepEqual(groups().map(({ num_rows: rows }) => rows), [3n, 2n]);
      for (const { schema, row_groups: [group, ...others] } of groups()) {
        assert.deepEqual([schema[0]?.num_children, schema[1]?.name, others], [1, name, []]);
        assert.deepEqual(group?.columns.map((chunk) => chunk.meta_data?.path_in_schema), PATHS.filter(([top]) => top === name));
        assert.ok(group.columns.every((chunk) => chunk.meta_data?.statistics === undefined));
      }
    }
    assert.deepEqual(columns.map(({ groups }) => groups()[0]?.schema.length), [4, 2, 4, 5, 2]);
  });

  it("are handed no more in a file of many columns", () => {
    const names = Array.from({ length: 2500 }, (_, column) => `c${column}`);
    const root = { name: "root", num_children: names.length };
    const wide = { ...metadata(names.map((name) => [name])), schema: [root, ...names.map((name) => ({ name, type: "INT32" as const }))] };
    const handed = parquetColumns(wide).flatMap(({ groups }) => groups());
    assert.deepEqual([handed.length, Math.max(...handed.map(({ schema }) => schema.length)), Math.max(...handed.map(({ row_groups: [group] }) => group?.columns.length ?? 0))], [5000, 2, 1]);
  });

  it("are found by name where chunks do not keep to the order of the schema", () => {
    const found = parquetColumns(metadata(PATHS.toReversed())).map(({ groups }) => groups()[1]?.row_groups[0]?.columns.map((chunk) => chunk.meta_data?.path_in_schema[0]));
    assert.deepEqual(found, [["person", "person"], ["name"], ["tags"], ["weights", "weights"], ["price"]]);
  });

  it("read what is nested as a whole, over row groups", async () => {
    assert.deepEqual((await valuesOf("person")).at(4321), { name: "n4321", price: 4321 });
    assert.deepEqual((await valuesOf("tags")).at(4999), ["a4999", "b"]);
    assert.deepEqual((await valuesOf("weights")).at(2048), { k: 2048n });
    const names = await valuesOf("name");
    assert.deepEqual([names.length, names.at(2047), names.at(2048)], [5000, 2047n, 2048n]);
  });

  it("take their own meaning, whatever a nested one of the same name is", async () => assert.deepEqual((await valuesOf("price")).slice(0, 4), [0, 0.07, 0.14, 0.21]));
});

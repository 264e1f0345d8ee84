import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { DuckDBConnection, DuckDBVector } from "@duckdb/node-api";

import type { Column, ColumnSource } from "../core/index.ts";
import { ownFolder } from "./installation.ts";
import { letGo } from "./letGo.ts";
import { quoted, type RelationColumn } from "./relation.ts";
import type { SortingRoom } from "./sortingRoom.ts";

/** The environment of a process that is to leave DuckDB alone. */
export const WITHOUT_DUCKDB: Readonly<Record<string, string>> = { MODELWRIGHT_DUCKDB: "off" };

type Api = typeof import("@duckdb/node-api");

/** DuckDB, where its package for this platform is installed. The only importer of it. */
export function duckDb(): Api | undefined {
  if (process.env["MODELWRIGHT_DUCKDB"] === "off") return undefined;
  try {
    return createRequire(`${ownFolder}/`)("@duckdb/node-api") as Api;
  } catch {
    return undefined;
  }
}

/** Of the engine's own memory; it writes to the disk beyond. */
const SETTINGS = { memory_limit: "32MB", temp_directory: join(tmpdir(), `modelwright-${process.pid}`), preserve_insertion_order: "false", autoinstall_known_extensions: "false", autoload_known_extensions: "false" };

/** The engine, for any number of files. */
export interface Engine {
  readonly connection: DuckDBConnection;
  readonly room: SortingRoom;
  close(): void;
}

export async function startDuckDb(threads: number, room: SortingRoom): Promise<Engine | undefined> {
  const api = duckDb();
  if (!api) return undefined;
  const instance = await api.DuckDBInstance.create(":memory:", { ...SETTINGS, threads: String(threads) });
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  return { connection, room, close };
}

/** Why this is not one SELECT, in the engine's own words where it cannot be read; `undefined` where it is. */
export async function isSelect(connection: DuckDBConnection, sql: string): Promise<string | undefined> {
  if (sql.replace(/--[^\n]*|\/\*[^]*?\*\//g, "").trim() === "") return "Write a SELECT over `data`, such as SELECT * FROM data LIMIT 10.";
  const statements = await connection.extractStatements(sql);
  if (statements.count > 1) return "Only one statement at a time.";
  const prepared = await statements.prepare(0);
  return prepared.statementType === duckDb()?.StatementType.SELECT ? undefined : "Only a SELECT can be shown; nothing is ever changed here.";
}

/** An engine to look at one table with: it reads nothing but the files named, and changes nothing. Its relation is `data`. */
export async function startTableEngine(prepare: (connection: DuckDBConnection, api: Api) => Promise<unknown>, files: readonly string[]): Promise<DuckDBConnection | undefined> {
  const api = duckDb();
  if (!api) return undefined;
  const folder = join(tmpdir(), `modelwright-${process.pid}`);
  const instance = await api.DuckDBInstance.create(":memory:", { memory_limit: "600MB", temp_directory: folder, autoinstall_known_extensions: "false", autoload_known_extensions: "false", threads: "2" });
  const connection = await instance.connect();
  await prepare(connection, api);
  await connection.run(`SET allowed_paths = [${files.map((file) => `'${file.replaceAll("'", "''")}'`).join(", ")}]`);
  await connection.run(`SET allowed_directories = ['${folder.replaceAll("'", "''")}']`);
  await connection.run("SET enable_external_access = false");
  await connection.run("SET lock_configuration = true");
  return connection;
}

/** Opens what can stand after FROM: only what statistics need leaves the engine. Throws what DuckDB says of damaged data. */
export async function openRelation({ connection, room }: Engine, relation: string, columns: readonly RelationColumn[], name: string): Promise<ColumnSource> {
  const [[count] = []] = (await connection.runAndReadAll(`SELECT count(*) FROM ${relation}`)).getRows();
  const rows = Number(count);
  const opened: Opened = { connection, relation, rows, room };
  const byName = new Map(columns.map((column) => [column.name, column]));
  let held: Float64Array<ArrayBuffer> | undefined;
  const read = async (column: string): Promise<Column> => {
    if (held) room.giveBack(held);
    held = undefined;
    const { isNumeric, value } = byName.get(column) ?? { isNumeric: false, value: "NULL" };
    if (!isNumeric) {
      // Texts take memory of their own.
      if (rows > MANY_ROWS) room.clear();
      return textsOf(opened, column, value);
    }
    held = await sortedDoubles(opened, `SELECT ${value} FROM ${relation} WHERE ${value} IS NOT NULL`);
    return numbersOf(column, held, rows);
  };
  const names = columns.map((column) => quoted(column.name));
  const rowHashes = async (): Promise<Float64Array<ArrayBuffer> | undefined> => (rows > MOST_HASHED ? undefined : sortedDoubles(opened, `SELECT CAST(hash(${names.join(", ")}) >> 11 AS DOUBLE) FROM ${relation}`));
  return { head: { name, rows, columns: columns.map((column) => column.name), problems: [] }, read, rowHashes, close: () => Promise.resolve() };
}

interface Opened {
  readonly connection: DuckDBConnection;
  readonly relation: string;
  readonly rows: number;
  readonly room: SortingRoom;
}

/** Chunks of 2,048 rows after which their memory is let go. */
const COLLECTED = 256;
const MANY_CHUNKS = 1000;
const MOST_HASHED = 5_000_000;
const MANY_ROWS = 2_500_000;

/** NaN stand behind infinity, so both ends of the sorted values are cut. */
function numbersOf(name: string, sorted: Float64Array, rows: number): Column {
  let [start, end] = [0, sorted.length];
  while (end > 0 && Number.isNaN(sorted[end - 1])) end -= 1;
  const notNumbers = sorted.length - end;
  while (end > 0 && sorted[end - 1] === Infinity) end -= 1;
  while (start < end && sorted[start] === -Infinity) start += 1;
  return { name, numbers: sorted.subarray(start, end), texts: new Map(), missing: rows - sorted.length + notNumbers, infinite: sorted.length - notNumbers - (end - start) };
}

async function textsOf({ connection, relation }: Opened, column: string, value: string): Promise<Column> {
  const result = await connection.stream(`SELECT ${value}, count(*) FROM ${relation} GROUP BY 1`);
  const texts = new Map<string, number>();
  let missing = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const [values, counts] = [chunk.getColumnValues(0), chunk.getColumnValues(1)];
    values.forEach((text, row) => {
      const count = Number(counts[row]);
      if (text === "" || text === null) missing += count;
      else texts.set(String(text), count);
    });
  }
  letGo("minor");
  return { name: column, numbers: new Float64Array(), texts, missing, infinite: 0 };
}

/** The doubles that the query gives, of which there is at most one for each row, in order. */
async function sortedDoubles({ connection, rows, room }: Opened, query: string): Promise<Float64Array<ArrayBuffer>> {
  const memory = room.borrow(rows);
  const result = await connection.stream(query);
  let [count, chunks] = [0, 0];
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    memory.set(valuesOf(chunk.getColumnVector(0)), count);
    count += chunk.rowCount;
    chunks += 1;
    if (chunks % COLLECTED === 0) letGo("minor");
  }
  chunksSince += chunks;
  letGo(chunksSince > MANY_CHUNKS ? "major" : "minor");
  if (chunksSince > MANY_CHUNKS) chunksSince = 0;
  return room.sorted(memory, count);
}

/** Since all was let go of last. */
let chunksSince = 0;

/** The vector's own memory, where it is what it was in the locked version: copying value by value takes three times as long. */
function valuesOf(vector: DuckDBVector): ArrayLike<number> {
  const items: unknown = "items" in vector ? vector.items : undefined;
  return items instanceof Float64Array ? items.subarray(0, vector.itemCount) : (vector.toArray() as number[]);
}

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

/** What stands after FROM, opened in an engine. */
interface Opened {
  readonly engine: Engine;
  readonly relation: string;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, RelationColumn>;
  /** Gives back the memory of the column that was read before, for that of another one. */
  readonly hold: (numbers?: Doubles) => void;
}

type Doubles = Float64Array<ArrayBuffer>;

/** What the sources that were opened here read. */
const openedBy = new WeakMap<ColumnSource, Opened>();

/** Opens what can stand after FROM: only what statistics need leaves the engine. Throws what DuckDB says of damaged data. */
export async function openRelation(engine: Engine, relation: string, columns: readonly RelationColumn[], name: string): Promise<ColumnSource> {
  const [[count] = []] = (await engine.connection.runAndReadAll(`SELECT count(*) FROM ${relation}`)).getRows();
  const rows = Number(count);
  const opened: Opened = { engine, relation, rows, columns: new Map(columns.map((column) => [column.name, column])), hold: holderIn(engine.room) };
  const source: ColumnSource = {
    head: { name, rows, columns: columns.map((column) => column.name), problems: [] },
    read: (column) => readColumn(opened, column),
    readPair(other, column) {
      const beside = openedBy.get(other);
      return beside?.engine === engine && [opened, beside].every((side) => side.columns.get(column)?.isNumeric) ? readNumbers(opened, beside, column) : undefined;
    },
    async rowHashes() {
      opened.hold();
      const names = columns.map((column) => quoted(column.name));
      const [hashes] = rows > MOST_HASHED ? [] : await sortedDoubles(engine, `SELECT CAST(hash(${names.join(", ")}) >> 11 AS DOUBLE) FROM ${relation}`, [rows]);
      opened.hold(hashes);
      return hashes;
    },
    close: () => Promise.resolve(),
  };
  openedBy.set(source, opened);
  return source;
}

function holderIn(room: SortingRoom): Opened["hold"] {
  let held: Doubles | undefined;
  return (numbers) => {
    if (held) room.giveBack(held);
    held = numbers;
  };
}

async function readColumn(opened: Opened, column: string): Promise<Column> {
  const { engine, relation, rows, hold } = opened;
  hold();
  const { isNumeric, value } = opened.columns.get(column) ?? { isNumeric: false, value: "NULL" };
  if (!isNumeric) {
    // Texts take memory of their own.
    if (rows > MANY_ROWS) engine.room.clear();
    return textsOf(opened, column, value);
  }
  const [numbers = new Float64Array()] = await sortedDoubles(engine, `SELECT ${value} FROM ${relation} WHERE ${value} IS NOT NULL`, [rows]);
  hold(numbers);
  return numbersOf(column, numbers, rows);
}

/** Side by side, as what a chunk costs is its way from thread to thread, whatever it holds. The shorter one is filled up with NULL. */
async function readNumbers(before: Opened, after: Opened, column: string): Promise<readonly [Column, Column]> {
  before.hold();
  after.hold();
  const value = (side: string): string => `coalesce(CAST(${side}.${quoted(column)} AS DOUBLE), CAST('NaN' AS DOUBLE))`;
  const [one = new Float64Array(), other = new Float64Array()] = await sortedDoubles(before.engine, `SELECT ${value("before_side")}, ${value("after_side")} FROM ${before.relation} before_side POSITIONAL JOIN ${after.relation} after_side`, [before.rows, after.rows]);
  before.hold(one);
  after.hold(other);
  return [numbersOf(column, one, before.rows), numbersOf(column, other, after.rows)];
}

/** Chunks of 2,048 rows after which their memory is let go. */
const COLLECTED = 256;
const MANY_CHUNKS = 1000;
const MOST_HASHED = 5_000_000;
const MANY_ROWS = 2_500_000;

/** Infinity stands at the ends of the sorted values. */
function numbersOf(name: string, sorted: Float64Array, rows: number): Column {
  let [start, end] = [0, sorted.length];
  while (end > 0 && sorted[end - 1] === Infinity) end -= 1;
  while (start < end && sorted[start] === -Infinity) start += 1;
  return { name, numbers: sorted.subarray(start, end), texts: new Map(), missing: rows - sorted.length, infinite: sorted.length - (end - start) };
}

async function textsOf({ engine, relation }: Opened, column: string, value: string): Promise<Column> {
  const result = await engine.connection.stream(`SELECT ${value}, count(*) FROM ${relation} GROUP BY 1`);
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

/** The numbers of each column that the query gives, in order. NaN is left out. */
async function sortedDoubles({ connection, room }: Engine, query: string, most: readonly number[]): Promise<readonly Doubles[]> {
  const taken = most.map((rows) => ({ memory: room.borrow(rows), count: 0 }));
  const result = await connection.stream(query);
  let chunks = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const [place, column] of taken.entries()) column.count = packed(column.memory, column.count, valuesOf(chunk.getColumnVector(place)));
    chunks += 1;
    if (chunks % COLLECTED === 0) letGo("minor");
  }
  chunksSince += chunks;
  letGo(chunksSince > MANY_CHUNKS ? "major" : "minor");
  if (chunksSince > MANY_CHUNKS) chunksSince = 0;
  return taken.map(({ memory, count }) => room.sorted(memory, count));
}

/** Puts the values that are no NaN behind those that are there; how many there are then. */
function packed(memory: Doubles, count: number, values: ArrayLike<number>): number {
  let end = count;
  // An index is faster than an iterator, and there are millions.
  for (let place = 0, length = values.length; place < length; place += 1) {
    const value = values[place] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    memory[end] = value;
    end += 1;
  }
  return end;
}

/** Since all was let go of last. */
let chunksSince = 0;

/** The vector's own memory, where it is what it was in the locked version: copying value by value takes three times as long. */
function valuesOf(vector: DuckDBVector): ArrayLike<number> {
  const items: unknown = "items" in vector ? vector.items : undefined;
  return items instanceof Float64Array ? items.subarray(0, vector.itemCount) : (vector.toArray() as number[]);
}

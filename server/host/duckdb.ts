import { createRequire } from "node:module";
import { basename } from "node:path";

import type { DuckDBConnection, DuckDBVector } from "@duckdb/node-api";

import { sortedNumbers, type Column, type ColumnSource } from "../core/index.ts";
import { ownFolder } from "./installation.ts";

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
const SETTINGS = { threads: "2", memory_limit: "64MB", preserve_insertion_order: "false", autoinstall_known_extensions: "false", autoload_known_extensions: "false" };

/** Opens a Parquet file: only what statistics need leaves the engine. Throws what DuckDB says of a damaged one. */
export async function openByDuckDb({ DuckDBInstance }: Api, path: string, signal?: AbortSignal): Promise<ColumnSource> {
  const instance = await DuckDBInstance.create(":memory:", SETTINGS);
  const connection = await instance.connect();
  const stop = (): void => connection.interrupt();
  const close = (): Promise<void> => {
    signal?.removeEventListener("abort", stop);
    connection.closeSync();
    instance.closeSync();
    return Promise.resolve();
  };
  signal?.addEventListener("abort", stop);
  try {
    const source = `read_parquet(${literal(path)})`;
    const described = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${source}`)).getRowObjects();
    const types = new Map(described.map((row) => [String(row["column_name"]), String(row["column_type"])]));
    const columns = [...types.keys()];
    const [counts = []] = (await connection.runAndReadAll(`SELECT count(*), ${columns.map((column) => `count(${quoted(column)})`).join(", ")} FROM ${source}`)).getRows();
    const rows = Number(counts[0]);
    const [memory, spare] = [new Float64Array(rows), new Float64Array(rows)];
    const rowHashes = rows <= MOST_HASHED ? await hashesOf(connection, source, columns, memory) : undefined;
    const read = (column: string): Promise<Column> => {
      const filled = Number(counts[columns.indexOf(column) + 1]);
      const type = types.get(column) ?? "";
      return NUMERIC.test(type) ? numbersOf({ connection, source, column, filled, memory, spare }) : textsOf(connection, source, column, type, rows - filled);
    };
    return { head: { name: basename(path), rows, columns, ...(rowHashes && { rowHashes }), problems: [] }, read, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\))$/;
const MOST_HASHED = 5_000_000;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

interface NumberQuery {
  readonly connection: DuckDBConnection;
  readonly source: string;
  readonly column: string;
  readonly filled: number;
  readonly memory: Float64Array<ArrayBuffer>;
  /** As much again, for sorting. */
  readonly spare: Float64Array<ArrayBuffer>;
}

/** NaN stand behind infinity, so both ends of the sorted values are cut. */
async function numbersOf({ connection, source, column, filled, memory, spare }: NumberQuery): Promise<Column> {
  const rows = memory.length;
  const sorted = sortedNumbers(await doubles(connection, `SELECT CAST(${quoted(column)} AS DOUBLE) AS v FROM ${source} WHERE ${quoted(column)} IS NOT NULL`, memory), spare);
  let [start, end] = [0, sorted.length];
  while (end > 0 && Number.isNaN(sorted[end - 1])) end -= 1;
  const notNumbers = sorted.length - end;
  while (end > 0 && sorted[end - 1] === Infinity) end -= 1;
  while (start < end && sorted[start] === -Infinity) start += 1;
  return { name: column, numbers: start === 0 && end === sorted.length ? sorted : sorted.subarray(start, end), texts: new Map(), missing: rows - filled + notNumbers, infinite: sorted.length - notNumbers - (end - start) };
}

async function textsOf(connection: DuckDBConnection, source: string, column: string, type: string, empty: number): Promise<Column> {
  const value = type === "BOOLEAN" ? `CASE WHEN ${quoted(column)} THEN 'True' ELSE 'False' END` : TIMES.test(type) ? `strftime(${quoted(column)}, '%Y-%m-%dT%H:%M:%S.%gZ')` : `CAST(${quoted(column)} AS VARCHAR)`;
  const result = await connection.stream(`SELECT ${value} AS v, count(*) FROM ${source} WHERE ${quoted(column)} IS NOT NULL GROUP BY 1`);
  const texts = new Map<string, number>();
  let missing = empty;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const [text, count] of chunk.getRows()) {
      if (text === "" || text === null) missing += Number(count);
      else texts.set(String(text), Number(count));
    }
  }
  return { name: column, numbers: new Float64Array(), texts, missing, infinite: 0 };
}

const TIMES = /^(TIMESTAMP|DATE)/;

async function hashesOf(connection: DuckDBConnection, source: string, columns: readonly string[], memory: Float64Array<ArrayBuffer>): Promise<Float64Array> {
  const hashes = await doubles(connection, `SELECT CAST(hash(${columns.map(quoted).join(", ")}) >> 11 AS DOUBLE) AS v FROM ${source}`, memory);
  return sortedNumbers(hashes.slice());
}

/** Puts the doubles that the query gives into the memory, and returns that part of it. */
async function doubles(connection: DuckDBConnection, query: string, memory: Float64Array<ArrayBuffer>): Promise<Float64Array<ArrayBuffer>> {
  const result = await connection.stream(query);
  let count = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    memory.set(valuesOf(chunk.getColumnVector(0)), count);
    count += chunk.rowCount;
  }
  return memory.subarray(0, count);
}

/** The vector's own memory, where it is what it was in the locked version: copying value by value takes three times as long. */
function valuesOf(vector: DuckDBVector): ArrayLike<number> {
  const items: unknown = "items" in vector ? vector.items : undefined;
  return items instanceof Float64Array ? items.subarray(0, vector.itemCount) : (vector.toArray() as number[]);
}

import { columnsStatement, DIALECTS, MISSING_CELLS, type RemoteData, type RemoteTable } from "../../core/index.ts";
import type { DataPlace } from "../dataPlace.ts";
import { startDuckDb, type Engine } from "../duckdb.ts";
import { relationColumns, relationOf } from "../duckdbRelation.ts";
import { literal } from "../relation.ts";
import { sortingRoom } from "../sortingRoom.ts";
import { dataAddress, SQL_ENGINES, type DataAddress, type SqlEngineName } from "./address.ts";
import { clickHouse } from "./clickhouse.ts";
import type { Access, SqlClient } from "./client.ts";
import { databricks } from "./databricks.ts";
import { postgresql } from "./postgresql.ts";
import { cancelable } from "./running.ts";
import { spark } from "./spark.ts";
import { trino } from "./trino.ts";

export type OpenRemote = { readonly state: "open"; readonly data: RemoteData; close(): Promise<void> } | { readonly state: "failed"; readonly reason: string };

/** Secrets by the origin of the engine that they are for. */
export type Secrets = Readonly<Record<string, string>>;

/** Opens a table of an engine, by an address. Names and passwords come from the environment where they are not given. */
export async function openAddress(text: string, secrets: Secrets, environment: Readonly<Record<string, string | undefined>> = process.env): Promise<OpenRemote> {
  const read = dataAddress(text, environment);
  if (read.state === "failed") return read;
  const { address } = read;
  const secret = secrets[originOf(text)] ?? environment[SQL_ENGINES[address.engine].secretVariable];
  const client = CLIENTS[address.engine](address, { ...(address.user !== undefined && { user: address.user }), ...(secret !== undefined && { secret }) });
  const table: RemoteTable = { dialect: DIALECTS[address.dialect], from: address.from };
  try {
    const { columns } = await client.query(columnsStatement(table));
    const ask: RemoteData["ask"] = async (sql) => (await cancelable(() => client.cancel(), client.query(sql))).rows;
    return { state: "open", data: { name: address.name, columns, table, ask }, close: () => client.close() };
  } catch (error) {
    await client.close().catch(() => undefined);
    return { state: "failed", reason: `${table.dialect.name} at ${address.host} cannot read ${address.name}: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** An address without its table and options: what a secret belongs to. */
export const originOf = (text: string): string => /^[^/]+\/\/[^/?]+/.exec(text)?.[0] ?? text;

const CLIENTS: Readonly<Record<SqlEngineName, (address: DataAddress, access: Access) => SqlClient>> = {
  postgresql,
  clickhouse: ({ origin }, access) => clickHouse(origin, access),
  trino: ({ origin }, access) => trino(origin, access),
  databricks: ({ origin, options }, access) => databricks(origin, access, options.get("warehouse") ?? ""),
  spark: ({ origin, options }, access) => spark(origin, options.get("path") ?? "cliservice", access),
};

/** Files and tables of DuckDB, asked in the same way as an engine, so that both sides of a comparison need not lie in one place. */
export async function openByDuckDb(place: DataPlace): Promise<OpenRemote> {
  const engine = await startDuckDb(2, sortingRoom());
  if (!engine) return { state: "failed", reason: `${place.name} can be compared with a table of an engine only where DuckDB is installed.` };
  try {
    const relation = await relationOf(engine, place);
    const from = relation ?? (await textRelation(engine, place));
    if (from === undefined) throw new Error("only CSV, TSV, Parquet files and DuckDB's own can be compared with a table of an engine; save it as Parquet");
    const columns = (await relationColumns(engine, from)).map(({ name, type }) => ({ name, type }));
    const ask: RemoteData["ask"] = async (sql) => (await engine.connection.runAndReadAll(sql)).getRows();
    const close = (): Promise<void> => {
      engine.close();
      return Promise.resolve();
    };
    return { state: "open", data: { name: place.name, columns, table: { dialect: DIALECTS.duckdb, from }, ask }, close };
  } catch (error) {
    engine.close();
    return { state: "failed", reason: `${place.name} cannot be read: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

/** A file of text as a table of DuckDB's, with what else counts as missing here; read once, since it is asked many times. */
async function textRelation({ connection }: Engine, place: DataPlace): Promise<string | undefined> {
  if (place.kind !== "file" || !TEXT.test(place.path)) return undefined;
  // Reading text takes buffers of its own.
  await connection.run("SET memory_limit = '400MB'");
  await connection.run(`CREATE TEMP TABLE side AS SELECT * FROM read_csv(${literal(place.path)}, sample_size = -1, nullstr = [${MISSING_CELLS.map(literal).join(", ")}])`);
  return "side";
}

const TEXT = /\.(csv|tsv|txt)(\.(gz|zst))?$/i;

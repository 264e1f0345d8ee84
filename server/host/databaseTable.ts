import type { Database } from "../core/index.ts";
import { openDatabases } from "./runs/database.ts";
import { chosenTable, type DatabasePlace } from "./dataPlace.ts";
import { startDuckDb } from "./duckdb.ts";
import { relationColumns, relationIn } from "./duckdbRelation.ts";
import type { OpenPart, PartRows } from "./readParts.ts";
import { sortingRoom } from "./sortingRoom.ts";

export const openTable = (place: DatabasePlace): Promise<OpenPart> => (place.kind === "sqlite" ? Promise.resolve(openSqlite(place)) : openDuckDb(place));

function openSqlite(place: DatabasePlace): OpenPart {
  const opened = openDatabases()(place.path);
  if (opened.state === "failed") return { state: "failed", reason: `cannot be read: ${opened.problem.message}` };
  const { database } = opened;
  const tables = database.rows("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name").map(([name]) => String(name));
  const chosen = chosenTable(tables, place);
  if (chosen.state === "failed") return chosen;
  const columns = database.rows("SELECT name FROM pragma_table_info(?)", chosen.table).map(([name]) => String(name));
  const each: PartRows["each"] = ({ values }) => {
    eachRow(database, chosen.table, columns.map(asDouble).join(", "), values);
    return Promise.resolve([]);
  };
  return { state: "open", part: { columns, each } };
}

const PAGE = 20_000;

/** Whole numbers that a double cannot hold are refused rather than rounded, unless they are asked for as doubles. */
function asDouble(column: string): string {
  const name = `"${column.replaceAll('"', '""')}"`;
  return `CASE WHEN typeof(${name}) = 'integer' AND ${name} NOT BETWEEN -${Number.MAX_SAFE_INTEGER} AND ${Number.MAX_SAFE_INTEGER} THEN CAST(${name} AS REAL) ELSE ${name} END`;
}

/** Page by page where rows have an id, which views have not. */
function eachRow(database: Database, table: string, cells: string, take: (values: readonly unknown[]) => void): void {
  const source = `"${table.replaceAll('"', '""')}"`;
  const page = (after: number): readonly (readonly unknown[])[] => database.rows(`SELECT rowid, ${cells} FROM ${source} WHERE rowid > ? ORDER BY rowid LIMIT ${PAGE}`, after);
  if (!hasRowIds(database, source)) {
    database.rows(`SELECT ${cells} FROM ${source}`).forEach(take);
    return;
  }
  for (let rows = page(-(2 ** 53)); rows.length > 0; rows = page(Number(rows.at(-1)?.[0]))) rows.forEach(([, ...values]) => take(values));
}

function hasRowIds(database: Database, source: string): boolean {
  try {
    return database.rows(`SELECT rowid FROM ${source} LIMIT 1`).every(([id]) => typeof id === "number");
  } catch {
    return false;
  }
}

async function openDuckDb(place: DatabasePlace): Promise<OpenPart> {
  const engine = await startDuckDb(2, sortingRoom());
  if (!engine) return { state: "failed", reason: "is a DuckDB database, and DuckDB is not installed here. Export the table as Parquet." };
  const found = await relationIn(engine, place);
  if (found.state === "failed") {
    engine.close();
    return found;
  }
  const columns = await relationColumns(engine, found.relation);
  const each: PartRows["each"] = async ({ values }) => {
    const result = await engine.connection.stream(`SELECT ${columns.map(({ value }) => value).join(", ")} FROM ${found.relation}`);
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) chunk.getRows().forEach((row) => values(row));
    engine.close();
    return [];
  };
  return { state: "open", part: { columns: columns.map(({ name }) => name), each } };
}

import { basename } from "node:path";

import { uniqueNames } from "../../core/index.ts";
import { readArrow } from "../arrow.ts";
import { duckDb, startTableEngine } from "../duckdb.ts";
import { openData } from "../format.ts";
import { openParquet } from "../parquet.ts";
import { literal } from "../relation.ts";
import { loadColumns } from "./load.ts";
import { duckDbRows } from "./duckdbRows.ts";
import type { RowsEngine } from "./engine.ts";
import { plainRows, type ColumnReader } from "./plainRows.ts";

export type OpenRows = { readonly state: "open"; readonly engine: RowsEngine } | { readonly state: "failed"; readonly reason: string };

/** Opens a Parquet, Arrow or Feather file to be looked at row by row, by DuckDB where it is installed. */
export async function openRows(path: string): Promise<OpenRows> {
  const name = basename(path);
  const open = await openData(path);
  if (open.state === "failed") return { state: "failed", reason: `${name} ${open.reason}` };
  const { format } = open.opened;
  if (format !== "parquet" && format !== "arrow") return { state: "failed", reason: `${name} is no Parquet, Arrow or Feather file, whatever its name says.` };
  try {
    const engine = format === "parquet" ? await parquetRows(path) : await arrowRows(path);
    return { state: "open", engine };
  } catch (error) {
    return { state: "failed", reason: `${name} could not be read: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}.` };
  }
}

async function parquetRows(path: string): Promise<RowsEngine> {
  // Whether the file is whole is said best by our own reader.
  const file = await openParquet(path);
  const scan = (options: string): string => `read_parquet(${literal(path)}${options})`;
  const taken = file.columns.some((column) => column.toLowerCase() === "file_row_number");
  const connection = taken ? undefined : await startTableEngine((fresh) => fresh.run(`CREATE VIEW data AS SELECT * FROM ${scan("")}`), [path]);
  if (connection) {
    await file.close();
    return duckDbRows(connection, scan(", file_row_number = true"), "file_row_number");
  }
  const read: ColumnReader["read"] = async (column) => {
    const values: unknown[] = [];
    await file.read(column, (part) => {
      for (const value of part) values.push(value);
    });
    return values;
  };
  return plainRows({ rows: file.rows, columns: file.columns, read, close: file.close });
}

async function arrowRows(path: string): Promise<RowsEngine> {
  const file = await readArrow(path);
  const read = (column: number): ArrayLike<unknown> => Array.from(file.read(column));
  const columns = uniqueNames(file.columns);
  if (duckDb()) {
    const connection = await startTableEngine((fresh, api) => loadColumns(fresh, api, { columns, rows: file.rows, read }), []);
    if (connection) return duckDbRows(connection, "data", "rowid");
  }
  return plainRows({ rows: file.rows, columns, read: (column) => Promise.resolve(read(column)) });
}

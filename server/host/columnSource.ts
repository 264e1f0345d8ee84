import { basename } from "node:path";

import { tableColumns, type Column, type ColumnSource, type TableHead } from "../core/index.ts";
import { duckDb, openByDuckDb } from "./duckdb.ts";
import { openParquet } from "./parquet.ts";

/** Opens a Parquet file: by DuckDB where it is installed and can read it, else by a reader in JavaScript. `undefined` for what is no Parquet file. */
export async function openColumns(path: string, signal?: AbortSignal): Promise<ColumnSource | undefined> {
  if (!/\.(parquet|pq)$/i.test(path)) return undefined;
  return (await byDuckDb(path, signal)) ?? byOwnReader(path, signal);
}

async function byDuckDb(path: string, signal: AbortSignal | undefined): Promise<ColumnSource | undefined> {
  const api = duckDb();
  try {
    return api && (await openByDuckDb(api, path, signal));
  } catch {
    return undefined;
  }
}

async function byOwnReader(path: string, signal: AbortSignal | undefined): Promise<ColumnSource | undefined> {
  try {
    const file = await openParquet(path);
    const head: TableHead = { name: basename(path), rows: file.rows, columns: file.columns, problems: [] };
    const read = async (name: string): Promise<Column> => {
      const taker = tableColumns([name]);
      await file.read(file.columns.indexOf(name), (values) => taker.add(0, values), signal);
      const [column] = taker.done(name, file.rows, []).columns;
      return column ?? { name, numbers: new Float64Array(), texts: new Map(), missing: file.rows, infinite: 0 };
    };
    return { head, read, close: () => file.close() };
  } catch {
    // The reader of whole tables says what is wrong.
    return undefined;
  }
}

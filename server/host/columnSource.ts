import { basename } from "node:path";

import { tableColumns, type Column, type ColumnSource, type TableHead } from "../core/index.ts";
import { openByDuckDb, type Engine } from "./duckdb.ts";
import { openParquet } from "./parquet.ts";

/** Opens a Parquet file: by DuckDB where it is installed and can read it, else by a reader in JavaScript. `undefined` for what is no whole Parquet file. */
export async function openColumns(path: string, engine: Engine | undefined): Promise<ColumnSource | undefined> {
  if (!isColumnar(path)) return undefined;
  return (await byDuckDb(path, engine)) ?? byOwnReader(path);
}

export const isColumnar = (path: string): boolean => /\.(parquet|pq)$/i.test(path);

async function byDuckDb(path: string, engine: Engine | undefined): Promise<ColumnSource | undefined> {
  try {
    return engine && (await openByDuckDb(engine, path));
  } catch {
    return undefined;
  }
}

async function byOwnReader(path: string): Promise<ColumnSource | undefined> {
  try {
    const file = await openParquet(path);
    const head: TableHead = { name: basename(path), rows: file.rows, columns: file.columns, problems: [] };
    const read = async (name: string): Promise<Column> => {
      const taker = tableColumns([name]);
      await file.read(file.columns.indexOf(name), (values) => taker.add(0, values));
      const [column] = taker.done(name, file.rows, []).columns;
      return column ?? { name, numbers: new Float64Array(), texts: new Map(), missing: file.rows, infinite: 0 };
    };
    return { head, read, rowHashes: () => Promise.resolve(undefined), close: () => file.close() };
  } catch {
    // The reader of whole tables says what is wrong.
    return undefined;
  }
}

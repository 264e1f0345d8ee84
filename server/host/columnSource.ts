import { basename } from "node:path";

import { tableColumns, type Column, type ColumnSource, type TableHead } from "../core/index.ts";
import type { DataPlace } from "./dataPlace.ts";
import { openRelation, type Engine } from "./duckdb.ts";
import { isParquet, relationColumns, relationOf } from "./duckdbRelation.ts";
import { openParquet } from "./parquet.ts";

/** Opens what can be read column by column: by DuckDB where it is installed and can read it, else by a reader in JavaScript. `undefined` for other data, and for damaged ones. */
export async function openColumns(place: DataPlace, engine: Engine | undefined): Promise<ColumnSource | undefined> {
  if (!isColumnar(place)) return undefined;
  return (await byDuckDb(place, engine)) ?? (place.kind === "file" ? byOwnReader(place.path) : undefined);
}

export function isColumnar(place: DataPlace): boolean {
  if (place.kind === "files") return place.files.every(({ path }) => isParquet(path));
  return place.kind === "duckdb" || (place.kind === "file" && isParquet(place.path));
}

async function byDuckDb(place: DataPlace, engine: Engine | undefined): Promise<ColumnSource | undefined> {
  try {
    if (!engine) return undefined;
    const relation = await relationOf(engine, place);
    return relation === undefined ? undefined : await openRelation(engine, relation, await relationColumns(engine, relation), place.name);
  } catch {
    return undefined;
  }
}

async function byOwnReader(path: string): Promise<ColumnSource | undefined> {
  try {
    const file = await openParquet(path);
    const head: TableHead = { name: basename(path), rows: file.rows, columns: file.columns, problems: [] };
    // Of columns with one name, the first is meant.
    const places = new Map(file.columns.map((name, place) => [name, place] as const).toReversed());
    const read = async (name: string): Promise<Column> => {
      const taker = tableColumns([name]);
      await file.read(places.get(name) ?? -1, (values) => taker.add(0, values));
      const [column] = taker.done(name, file.rows, []).columns;
      return column ?? { name, numbers: new Float64Array(), texts: new Map(), missing: file.rows, infinite: 0 };
    };
    return { head, read, rowHashes: () => Promise.resolve(undefined), close: () => file.close() };
  } catch {
    // The reader of whole tables says what is wrong.
    return undefined;
  }
}

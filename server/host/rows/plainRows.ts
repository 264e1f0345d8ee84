import { cellText, growingFrameColumn, problemOfQuery, profileColumn, selectedRows, type RowsColumn, type RowsValues } from "../../core/index.ts";
import { LONGEST_SHOWN, MOST_PROFILED, type RowsEngine } from "./engine.ts";

/** A table of which every column can be read as a whole. */
export interface ColumnReader {
  readonly rows: number;
  readonly columns: readonly string[];
  readonly read: (column: number) => Promise<ArrayLike<unknown>>;
  readonly close?: () => Promise<void>;
}

/** Without an engine for SQL: columns are read when they are first needed, and then kept. */
export async function plainRows({ rows, columns: names, read, close }: ColumnReader): Promise<RowsEngine> {
  const kept = new Map<number, Promise<ArrayLike<unknown>>>();
  const values = (column: number): Promise<ArrayLike<unknown>> => {
    const found = kept.get(column) ?? read(column);
    kept.set(column, found);
    return found;
  };
  const columns: RowsColumn[] = [];
  for (const [place, name] of names.entries()) columns.push({ name, ...typeOf(await values(place)) });
  let shown: Uint32Array = Uint32Array.from({ length: rows }, (_, row) => row);
  return {
    view: async (query) => {
      if (query.sql !== undefined) return { state: "failed", reason: "SQL needs DuckDB, which is not installed here. The extension built for this platform carries it." };
      const problem = problemOfQuery(columns, query);
      if (problem !== undefined) return { state: "failed", reason: problem };
      const needed = new Set([...query.filters, ...query.sort].map(({ column }) => column));
      const loaded: RowsValues[] = [];
      for (const [place, { name, isNumeric }] of columns.entries()) if (needed.has(name)) loaded.push({ name, isNumeric, values: await values(place) });
      shown = selectedRows(rows, loaded, query.filters, query.sort);
      return { state: "viewed", view: { columns, rows: shown.length, of: rows, knowsSql: false } };
    },
    page: async ({ from, to, columns: places, whole }) => {
      const loaded = await Promise.all(places.map(values));
      return Array.from(shown.subarray(from, to), (row) => loaded.map((column) => cut(cellText(column[row]), whole)));
    },
    stats: async (place) => {
      const loaded = await values(place);
      const step = Math.max(1, Math.ceil(shown.length / MOST_PROFILED));
      const column = growingFrameColumn(columns[place]?.name ?? "");
      let count = 0;
      for (let at = 0; at < shown.length; at += step) {
        column.addValue(loaded[shown[at] ?? 0], count);
        count += 1;
      }
      return { column: profileColumn(column.column(count), count), rows: count };
    },
    interrupt: () => undefined,
    close: () => {
      kept.clear();
      void close?.();
    },
  };
}

const LOOKED_AT = 10_000;

function typeOf(values: ArrayLike<unknown>): Omit<RowsColumn, "name"> {
  const some = Array.from({ length: Math.min(LOOKED_AT, values.length) }, (_, row) => values[row]).filter((value) => value !== null && value !== undefined);
  const types = [...new Set(some.map((value) => (value instanceof Date ? "date" : typeof value)))];
  const isNumeric = some.length > 0 && types.every((type) => type === "number" || type === "bigint");
  return { type: types.length === 0 ? "empty" : types.join(" or "), isNumeric };
}

const cut = (text: string | null, whole: boolean | undefined): string | null => (text !== null && !whole && text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);

import type { ExperimentsTable } from "../table.ts";
import { figureOf, nameOf, type ColumnKey, type RunCells } from "./cells.ts";
import { fieldKey, unknownField } from "./field.ts";
import type { Sort } from "./order.ts";
import { fieldIn, type Wrong } from "./parse.ts";
import { tokensOf } from "./tokens.ts";

export type ReadySort = { readonly state: "ready"; readonly sort: Sort } | Wrong;

const WAYS: Readonly<Record<string, boolean>> = { asc: false, ascending: false, desc: true, descending: true };

/** Reads what runs are to be sorted by: a column as filters name it, and which way, as in `min(loss)` or `started asc`. Without a way the best come first, or the newest. */
export function readySort(text: string, { table }: Pick<RunCells, "table">): ReadySort {
  const whole = table.columns.find(({ name }) => name === text.trim());
  if (whole) return ready(`${whole.kind}:${whole.name}`, undefined, table);
  const tokens = tokensOf(text);
  if (tokens.length === 0) return { state: "wrong", at: 0, reason: "The name of a column is missing." };
  const { field, next } = fieldIn(tokens, 0);
  const way = tokens[next];
  const descending = way && WAYS[way.text.toLowerCase()];
  const extra = tokens[next + 1] ?? (descending === undefined ? way : undefined);
  if (extra) return { state: "wrong", at: extra.start, reason: `Behind the column only asc or desc may stand, not ${extra.text}. Names with blanks stand in backquotes.` };
  const column = fieldKey(field, table);
  return column === undefined ? unknownField(field, table) : ready(column, descending, table);
}

const ready = (column: ColumnKey, descending: boolean | undefined, table: ExperimentsTable): ReadySort => ({ state: "ready", sort: { column, descending: descending ?? startsDescending(column, table) } });

function startsDescending(key: ColumnKey, { columns }: ExperimentsTable): boolean {
  if (key === "run:started") return true;
  return figureOf(key) !== "param" && columns.some(({ kind, name, better }) => kind === "metric" && name === nameOf(key) && better === "higher");
}

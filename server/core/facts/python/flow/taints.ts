import { unite } from "./rows.ts";
import type { Columns, Taint } from "./value.ts";

const MOST_TAINTS = 40;

/** Both lists; what came from one call is one taint over the rows of both. */
export function mergeTaints(a: readonly Taint[], b: readonly Taint[]): readonly Taint[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  const merged = [...a];
  for (const taint of b) {
    const place = merged.findIndex((known) => known.at.start === taint.at.start && known.at.end === taint.at.end && known.kind === taint.kind);
    const known = merged[place];
    if (known === undefined) merged.push(taint);
    else if (known !== taint) merged[place] = bothOf(known, taint);
  }
  return merged.slice(0, MOST_TAINTS);
}

function bothOf(a: Taint, b: Taint): Taint {
  const { columns, chose, ...rest } = a;
  const held = columns && b.columns ? bothLists(columns, b.columns) : undefined;
  const both = held && held.length <= MOST_COLUMNS ? { columns: held } : {};
  const onlyChose = chose === true && b.chose === true ? { chose } : {};
  return { ...rest, ...both, ...onlyChose, rows: unite(a.rows, b.rows) };
}

/** What more columns hold is taken to be held by all. */
const MOST_COLUMNS = 200;

const bothLists = (a: readonly string[], b: readonly string[]): readonly string[] => (b.every((name) => a.includes(name)) ? a : [...new Set([...a, ...b])]);

/** The taints that stay when only some columns are kept. */
export function taintsWithin(taints: readonly Taint[], kept: Columns): readonly Taint[] {
  if (!kept.only && !kept.without) return taints;
  return taints.filter(({ columns }) => !columns || columns.some((name) => (kept.only?.includes(name) ?? true) && !(kept.without?.includes(name) ?? false)));
}

export const inColumns = (taints: readonly Taint[], columns: readonly string[]): readonly Taint[] => taints.map((taint) => ({ ...taint, columns }));

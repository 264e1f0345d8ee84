import { readerOf, type CellValue, type ColumnKey, type RunCells } from "./cells.ts";

export interface Sort {
  readonly column: ColumnKey;
  readonly descending: boolean;
}

/** Places of the runs that pass, sorted by one column after the other. Without a value, or NaN, comes last whichever way the order goes. */
export function orderedRuns(data: RunCells, passes: (place: number) => boolean, sorts: readonly Sort[]): readonly number[] {
  const places = data.table.runs.map((_, place) => place).filter(passes);
  const keys = sorts.map(({ column, descending }) => ({ values: valuesOf(data, column), descending }));
  return places.sort((a, b) => {
    for (const { values, descending } of keys) {
      const order = compareCells(values[a], values[b], descending);
      if (order !== 0) return order;
    }
    return a - b;
  });
}

function valuesOf(data: RunCells, key: ColumnKey): readonly CellValue[] {
  const known = data.cells(key);
  if (known) return known;
  const read = readerOf(data, key);
  return data.table.runs.map((_, place) => read(place));
}

/** Without a value comes last either way. */
export function compareCells(a: CellValue, b: CellValue, descending: boolean): number {
  const [emptyA, emptyB] = [isEmpty(a), isEmpty(b)];
  if (emptyA || emptyB) return Number(emptyA) - Number(emptyB);
  const sign = descending ? -1 : 1;
  if (typeof a === "number" && typeof b === "number") return sign * (a - b || 0);
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return sign * COLLATOR.compare(String(a), String(b));
}

/** Made once: comparing by it is ten times faster than `localeCompare`. */
const COLLATOR = new Intl.Collator("en", { numeric: true });

const isEmpty = (value: CellValue): boolean => value === undefined || Number.isNaN(value);

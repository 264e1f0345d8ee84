/** What pandas reads as missing by default. */
export const MISSING_CELLS: readonly string[] = ["", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null"];
const MISSING = new Set(MISSING_CELLS);
const INFINITE = /^[+-]?inf(inity)?$/i;
/** A leading zero marks a code (`01234`), not a number. */
const NUMBER = /^[+-]?(0|[1-9]\d*|(0|[1-9]\d*)?\.\d+|(0|[1-9]\d*)\.)(e[+-]?\d+)?$/i;

/** Cells are trimmed already. */
export const isMissing = (cell: string): boolean => MISSING.has(cell);
export const isInfinite = (cell: string): boolean => INFINITE.test(cell);

/** The finite number that a cell holds, if it holds one. */
export function numberIn(cell: string): number | undefined {
  if (!NUMBER.test(cell)) return undefined;
  const number = Number(cell);
  return Number.isFinite(number) ? number : undefined;
}

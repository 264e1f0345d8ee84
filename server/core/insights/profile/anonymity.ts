import { counted } from "../tables/words.ts";
import { textAt, type Frame } from "../tables/frame.ts";
import type { Anonymity } from "./report.ts";

/** k-anonymity of the rows by columns that together may tell a person: each row shares their values with at least k - 1 others. Sweeney (2002), International Journal on Uncertainty, Fuzziness and Knowledge-based Systems 10. */
export function anonymityOf(frame: Frame, names: readonly string[]): Anonymity | undefined {
  const columns = frame.columns.filter(({ name }) => names.includes(name));
  if (columns.length === 0 || frame.rows === 0) return undefined;
  const groups = new Map<string, number>();
  for (let row = 0; row < frame.rows; row += 1) {
    const key = JSON.stringify(columns.map((column) => textAt(column, row) ?? null));
    groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  const sizes = [...groups.values()];
  const k = sizes.reduce((least, size) => Math.min(least, size), Infinity);
  const unique = sizes.filter((size) => size === 1).length;
  return anonymityWords(columns.map(({ name }) => name), k, unique);
}

/** `k` is the size of the smallest group of rows that are alike in these columns. */
export function anonymityWords(columns: readonly string[], k: number, unique: number): Anonymity {
  const by = columns.map((name) => `\`${name}\``).join(", ");
  const words = unique > 0 ? `By ${by}, ${counted(unique, "row")} can be told from all others (k = 1).` : `By ${by}, each row is like at least ${k - 1} others (k = ${k}).`;
  return { columns, k, unique, words };
}

import { quantile } from "../statistics/quantile.ts";
import { textAt, type FrameColumn } from "../tables/frame.ts";
import { shortNumber } from "../words.ts";

/** A column cut into a few parts that can be named. */
export interface Segments {
  readonly column: string;
  /** As a condition, such as `` `age` is above 61 ``. */
  readonly names: readonly string[];
  /** The part of each row; -1 for rows that belong to no part. */
  readonly parts: Int16Array;
}

const FEW_VALUES = 12;
const MOST_CATEGORIES = 20;

/** Numbers by their quarters, categories by value, as far as these are frequent; `undefined` where a column does not divide the rows, as identifiers do not. */
export function segmentsOf(column: FrameColumn, rows: Uint32Array): Segments | undefined {
  const numbers = Float64Array.from(rows, (row) => column.numbers[row] ?? Number.NaN).filter((number) => !Number.isNaN(number)).sort();
  const isNumeric = numbers.length > 0.5 * rows.length;
  return isNumeric && distinctOver(numbers, FEW_VALUES) ? quarters(column, rows, numbers) : categories(column, rows);
}

function distinctOver(sorted: Float64Array, most: number): boolean {
  let distinct = 0;
  for (let place = 0; place < sorted.length && distinct <= most; place += 1) if (sorted[place] !== sorted[place - 1]) distinct += 1;
  return distinct > most;
}

function quarters(column: FrameColumn, rows: Uint32Array, sorted: Float64Array): Segments {
  const edges = [...new Set([0.25, 0.5, 0.75].map((share) => quantile(sorted, share)))];
  const name = (part: number): string => {
    const [low, high] = [edges[part - 1], edges[part]];
    if (low === undefined) return `\`${column.name}\` is at most ${shortNumber(high ?? 0)}`;
    return high === undefined ? `\`${column.name}\` is above ${shortNumber(low)}` : `\`${column.name}\` is above ${shortNumber(low)} and at most ${shortNumber(high)}`;
  };
  const missing = edges.length + 1;
  const part = (number: number): number => (Number.isNaN(number) ? missing : edges.filter((edge) => number > edge).length);
  return { column: column.name, names: [...edges.map((_, index) => name(index)), name(edges.length), `\`${column.name}\` is missing`], parts: Int16Array.from(rows, (row) => part(column.numbers[row] ?? Number.NaN)) };
}

function categories(column: FrameColumn, rows: Uint32Array): Segments | undefined {
  const counts = new Map<string | undefined, number>();
  for (const row of rows) {
    const text = textAt(column, row);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  if (counts.size < 2 || counts.size > 0.5 * rows.length) return undefined;
  const frequent = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, MOST_CATEGORIES).map(([text]) => text);
  const places = new Map(frequent.map((text, place) => [text, place]));
  return {
    column: column.name,
    names: frequent.map((text) => (text === undefined ? `\`${column.name}\` is missing` : `\`${column.name}\` is “${text}”`)),
    parts: Int16Array.from(rows, (row) => places.get(textAt(column, row)) ?? -1),
  };
}

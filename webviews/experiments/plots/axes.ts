import type { CellValue } from "../../../server/core/insights/experiments/query/cells.ts";
import { formatNumber } from "../../shared/format.ts";

/** Where a value stands between the ends of an axis, 0 to 1; texts stand at even distances. */
export interface Axis {
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  place(value: CellValue): number | undefined;
}

const MOST_WORDS = 12;

/** An axis for what there is: numbers from the lowest to the highest, by their logarithm where they span three decades, or words. */
export function axisFor(cells: readonly CellValue[]): Axis {
  const numbers = cells.filter((cell): cell is number => typeof cell === "number" && Number.isFinite(cell));
  const words = [...new Set(cells.filter((cell) => typeof cell === "string"))].toSorted();
  return words.length > 0 ? wordAxis([...words, ...new Set(numbers.map(String))]) : numberAxis(numbers);
}

function wordAxis(words: readonly string[]): Axis {
  const places = new Map(words.map((word, index) => [word, words.length === 1 ? 0.5 : index / (words.length - 1)]));
  const every = Math.ceil(words.length / MOST_WORDS);
  return {
    ticks: words.flatMap((word, index) => (index % every === 0 ? [{ at: places.get(word) ?? 0, text: word }] : [])),
    place: (value) => (value === undefined ? undefined : places.get(String(value))),
  };
}

function numberAxis(numbers: readonly number[]): Axis {
  const [min, max] = [numbers.reduce((a, b) => Math.min(a, b), Infinity), numbers.reduce((a, b) => Math.max(a, b), -Infinity)];
  const logarithmic = min > 0 && max / min >= 1000;
  const scale = logarithmic ? Math.log10 : (value: number): number => value;
  const back = (value: number): number => (logarithmic ? 10 ** value : value);
  const [from, to] = [scale(min), scale(max)];
  const shares = min < max ? [0, 0.25, 0.5, 0.75, 1] : [0.5];
  return {
    ticks: Number.isFinite(min) ? shares.map((at) => ({ at, text: formatNumber(back(from + at * (to - from)), 3) })) : [],
    place: (value) => (typeof value === "number" && Number.isFinite(value) ? (from === to ? 0.5 : (scale(value) - from) / (to - from)) : undefined),
  };
}

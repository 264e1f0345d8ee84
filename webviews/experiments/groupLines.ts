import type { Line } from "../shared/charts/line.ts";
import { counted } from "../shared/format.ts";

/** How far the lines of a group reach around their mean. */
export type Spread = "range" | "deviation";

/** More places than these no chart can show. */
const MOST_PLACES = 2000;

/**
 * The lines of each group as one: the mean of the runs, and around it their lowest and highest, or one standard
 * deviation (of a sample, n − 1) either way. At a place where a run has no value of its own the line between its
 * neighbours counts; before its first and after its last value, and in a gap, the run does not count.
 */
export function groupedLines(lines: readonly Line[], groupOf: (index: number) => string, spread: Spread): readonly Line[] {
  const groups = new Map<string, Line[]>();
  lines.forEach((line, index) => groups.set(groupOf(index), [...(groups.get(groupOf(index)) ?? []), line]));
  return [...groups].map(([group, own], place) => {
    const x = placesOf(own);
    const [y, low, high] = [new Float64Array(x.length), new Float64Array(x.length), new Float64Array(x.length)];
    const columns = own.map((line) => valuesAt(line, x));
    for (let at = 0; at < x.length; at += 1) {
      const values = columns.map((column) => column[at] ?? NaN).filter((value) => Number.isFinite(value));
      [y[at], low[at], high[at]] = figures(values, spread);
    }
    return { label: `${group} (${counted(own.length, "run")})`, place, x, y, band: { low, high } };
  });
}

function figures(values: readonly number[], spread: Spread): readonly [mean: number, low: number, high: number] {
  if (values.length === 0) return [NaN, NaN, NaN];
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (spread === "range") return [mean, Math.min(...values), Math.max(...values)];
  const deviation = values.length < 2 ? 0 : Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
  return [mean, mean - deviation, mean + deviation];
}

/** All places at which some line has a point; of too many, evenly chosen ones with the last. */
function placesOf(lines: readonly Line[]): Float64Array {
  const all = Float64Array.from(new Set(lines.flatMap(({ x }) => Array.from(x)))).sort();
  if (all.length <= MOST_PLACES) return all;
  return Float64Array.from({ length: MOST_PLACES }, (_, place) => all[Math.round((place * (all.length - 1)) / (MOST_PLACES - 1))] ?? NaN);
}

function valuesAt({ x, y }: Line, places: Float64Array): Float64Array {
  let at = 0;
  return places.map((place) => {
    while (at < x.length && (x[at] ?? Infinity) < place) at += 1;
    if (x[at] === place) return y[at] ?? NaN;
    const [before, after] = [x[at - 1], x[at]];
    if (before === undefined || after === undefined) return NaN;
    const share = (place - before) / (after - before);
    return (y[at - 1] ?? NaN) * (1 - share) + (y[at] ?? NaN) * share;
  });
}

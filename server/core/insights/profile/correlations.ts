import type { Frame } from "../tables/frame.ts";
import type { Correlation, ProfileColumn } from "./report.ts";

const MOST_COLUMNS = 60;
const MOST_ROWS = 20_000;
const FEWEST_ROWS = 20;
const NOTABLE = 0.5;
const MOST_SHOWN = 20;

/** Pearson's correlation of each pair of columns of numbers, over evenly taken rows where there are many; the strongest. */
export function correlationsOf({ rows, columns }: Frame, profiled: readonly ProfileColumn[]): readonly Correlation[] {
  const numeric = columns.filter((_, place) => profiled[place]?.kind === "number").slice(0, MOST_COLUMNS);
  const step = Math.max(1, Math.floor(rows / MOST_ROWS));
  const sampled = numeric.map(({ name, numbers }) => ({ name, values: Float64Array.from({ length: Math.ceil(rows / step) }, (_, place) => numbers[place * step] ?? Number.NaN) }));
  const pairs = sampled.flatMap((first, place) => sampled.slice(place + 1).flatMap((second) => correlation(first.values, second.values, first.name, second.name)));
  return pairs.filter(({ value }) => Math.abs(value) >= NOTABLE).toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, MOST_SHOWN);
}

/** In one pass without cancellation: Welford's update for both and their product. */
function correlation(x: Float64Array, y: Float64Array, first: string, second: string): readonly Correlation[] {
  let [rows, meanX, meanY, squaresX, squaresY, products] = [0, 0, 0, 0, 0, 0];
  x.forEach((a, place) => {
    const b = y[place] ?? Number.NaN;
    if (Number.isNaN(a) || Number.isNaN(b)) return;
    rows += 1;
    const [fromX, fromY] = [a - meanX, b - meanY];
    meanX += fromX / rows;
    meanY += fromY / rows;
    squaresX += fromX * (a - meanX);
    squaresY += fromY * (b - meanY);
    products += fromX * (b - meanY);
  });
  if (rows < FEWEST_ROWS || squaresX === 0 || squaresY === 0) return [];
  return [{ first, second, value: Math.max(-1, Math.min(1, products / Math.sqrt(squaresX * squaresY))), rows }];
}

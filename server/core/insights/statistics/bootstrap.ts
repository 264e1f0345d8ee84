import { quantile } from "./quantile.ts";
import { seededRandom } from "./random.ts";

/** How often each row counts in one replicate. */
export type Weights = (row: number) => number;

/**
 * 95 % percentile intervals of several figures by the bootstrap: `figures` computes them from the rows as often as they
 * were drawn. Rows beyond 20,000 are drawn in 20,000 interleaved bundles, which keeps the work in bounds and the rows independent. The
 * same rows give the same intervals. `undefined` where a figure could not be computed in a tenth of the replicates. Efron & Tibshirani
 * (1993), “An Introduction to the Bootstrap”, chapter 13.
 */
export function bootstrapIntervals(rows: number, figures: (weights: Weights) => readonly (number | undefined)[]): readonly (Interval | undefined)[] {
  if (rows < 2) return [];
  const units = Math.min(rows, MOST_UNITS);
  const replicates = Math.min(MOST_REPLICATES, Math.max(FEWEST_REPLICATES, Math.floor(WORK / rows)));
  const random = seededRandom(rows);
  const drawn = new Uint16Array(units);
  const found: (number | undefined)[][] = [];
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    drawn.fill(0);
    for (let draw = 0; draw < units; draw += 1) {
      const unit = Math.floor(random() * units);
      drawn[unit] = (drawn[unit] ?? 0) + 1;
    }
    found.push([...figures((row) => drawn[row % units] ?? 0)]);
  }
  return (found[0] ?? []).map((_, figure) => intervalOf(found.flatMap((values) => values[figure] ?? []), replicates));
}

/** Lower and upper end. */
export type Interval = readonly [low: number, high: number];

const MOST_UNITS = 20_000;
const MOST_REPLICATES = 1000;
const FEWEST_REPLICATES = 100;
const WORK = 5_000_000;

function intervalOf(values: readonly number[], replicates: number): Interval | undefined {
  if (values.length < 0.9 * replicates) return undefined;
  const sorted = Float64Array.from(values).sort();
  return [quantile(sorted, 0.025), quantile(sorted, 0.975)];
}

import { quantile } from "../statistics/quantile.ts";
import type { Column } from "../tables/table.ts";
import type { ColumnSummary, NumberSummary } from "./report.ts";

export function summariseNumbers(column: Column): ColumnSummary {
  const { numbers, missing } = column;
  return { count: numbers.length, missing, distinct: distinctOf(numbers), ...(numbers.length > 0 && { numbers: describe(numbers) }) };
}

export function summariseCategories(counts: ReadonlyMap<string, number>, missing: number): ColumnSummary {
  return { count: [...counts.values()].reduce((sum, count) => sum + count, 0), missing, distinct: counts.size };
}

/** Standard deviation of the sample; 0 for one value. */
export const deviationOf = (numbers: Float64Array): number => moments(numbers).deviation;

export const SHARES: readonly number[] = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

function describe(sorted: Float64Array): NumberSummary {
  return { ...moments(sorted), quantiles: SHARES.map((share) => quantile(sorted, share)) };
}

/** Mean and spread in two passes, summed up block by block, so that millions of roundings do not add up. */
function moments(numbers: Float64Array): { readonly mean: number; readonly deviation: number } {
  const count = numbers.length;
  const sum = blockSum(numbers, 0, 1);
  // Where the sum is too large for a double, the mean is found without it.
  const mean = Number.isFinite(sum) ? sum / Math.max(1, count) : numbers.reduce((before, number, place) => before + (number / (place + 1) - before / (place + 1)), 0);
  return { mean, deviation: count > 1 ? deviationFrom(numbers, mean) : 0 };
}

function deviationFrom(numbers: Float64Array, mean: number): number {
  const deviation = Math.sqrt(blockSum(numbers, mean, 2) / (numbers.length - 1));
  // Squares of what is beyond 10^150 are no doubles; a power of two keeps them in range and rounds nothing.
  return Number.isFinite(deviation) ? deviation : Math.sqrt(blockSum(numbers.map((number) => number * SMALL), mean * SMALL, 2) / (numbers.length - 1)) / SMALL;
}

const SMALL = 2 ** -600;
const BLOCK = 1024;

/** Σ (x - centre)^power, power being 1 or 2. */
function blockSum(numbers: Float64Array, centre: number, power: 1 | 2): number {
  let sum = 0;
  for (let start = 0; start < numbers.length; start += BLOCK) {
    const end = Math.min(numbers.length, start + BLOCK);
    let part = 0;
    for (let at = start; at < end; at += 1) {
      const distance = (numbers[at] ?? 0) - centre;
      part += power === 1 ? distance : distance * distance;
    }
    sum += part;
  }
  return sum;
}

function distinctOf(sorted: Float64Array): number {
  let distinct = sorted.length > 0 ? 1 : 0;
  for (let at = 1; at < sorted.length; at += 1) if (sorted[at] !== sorted[at - 1]) distinct += 1;
  return distinct;
}

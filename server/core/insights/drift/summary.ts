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

/** Mean and spread in two passes, as seen from a value in the middle, which far from zero spares roundings, and summed up block by block, so that millions of them do not add up. */
function moments(numbers: Float64Array): { readonly mean: number; readonly deviation: number } {
  const count = numbers.length;
  const origin = numbers[count >> 1] ?? 0;
  const offset = blockSum(numbers, { origin, offset: 0 }, 1) / Math.max(1, count);
  // Where the sum is too large for a double, the mean is found without it.
  const centre = Number.isFinite(offset) ? { origin, offset } : { origin: 0, offset: numbers.reduce((before, number, place) => before + (number / (place + 1) - before / (place + 1)), 0) };
  return { mean: centre.origin + centre.offset, deviation: count > 1 ? deviationFrom(numbers, centre) : 0 };
}

function deviationFrom(numbers: Float64Array, { origin, offset }: Centre): number {
  const deviation = Math.sqrt(blockSum(numbers, { origin, offset }, 2) / (numbers.length - 1));
  // Squares of what is beyond 10^150 are no doubles; a power of two keeps them in range and rounds nothing.
  return Number.isFinite(deviation) ? deviation : Math.sqrt(blockSum(numbers.map((number) => number * SMALL), { origin: origin * SMALL, offset: offset * SMALL }, 2) / (numbers.length - 1)) / SMALL;
}

/** A mean as one of the values and what is to be added, which far from zero holds more digits than one number. */
interface Centre {
  readonly origin: number;
  readonly offset: number;
}

const SMALL = 2 ** -600;
const BLOCK = 1024;

/** Σ (x - origin - offset)^power, power being 1 or 2. */
function blockSum(numbers: Float64Array, { origin, offset }: Centre, power: 1 | 2): number {
  let sum = 0;
  for (let start = 0; start < numbers.length; start += BLOCK) {
    const end = Math.min(numbers.length, start + BLOCK);
    let part = 0;
    for (let at = start; at < end; at += 1) {
      const distance = (numbers[at] ?? 0) - origin - offset;
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

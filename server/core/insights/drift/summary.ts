import { quantile } from "../statistics/quantile.ts";
import type { Column } from "../tables/table.ts";
import type { ColumnSummary, NumberSummary } from "./report.ts";

export function summariseNumbers(column: Column): ColumnSummary {
  const { numbers, missing } = column;
  const distinct = numbers.reduce((count, number, index) => (number === numbers[index - 1] ? count : count + 1), 0);
  return { count: numbers.length, missing, distinct, ...(numbers.length > 0 && { numbers: describe(numbers) }) };
}

export function summariseCategories(counts: ReadonlyMap<string, number>, missing: number): ColumnSummary {
  return { count: [...counts.values()].reduce((sum, count) => sum + count, 0), missing, distinct: counts.size };
}

/** Standard deviation of the sample; 0 for one value. */
export const deviationOf = (numbers: Float64Array): number => moments(numbers).deviation;

const SHARES = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

function describe(sorted: Float64Array): NumberSummary {
  return { ...moments(sorted), quantiles: SHARES.map((share) => quantile(sorted, share)) };
}

/** Mean and spread in one pass without cancellation: Welford (1962), Technometrics 4. */
function moments(numbers: Float64Array): { readonly mean: number; readonly deviation: number } {
  let mean = 0;
  let squares = 0;
  numbers.forEach((number, index) => {
    const distance = number - mean;
    mean += distance / (index + 1);
    squares += distance * (number - mean);
  });
  return { mean, deviation: numbers.length > 1 ? Math.sqrt(squares / (numbers.length - 1)) : 0 };
}

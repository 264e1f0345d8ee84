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

const SHARES = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

/** Mean and spread in one pass without cancellation: Welford (1962), Technometrics 4. */
function describe(sorted: Float64Array): NumberSummary {
  let mean = 0;
  let squares = 0;
  sorted.forEach((number, index) => {
    const distance = number - mean;
    mean += distance / (index + 1);
    squares += distance * (number - mean);
  });
  const deviation = sorted.length > 1 ? Math.sqrt(squares / (sorted.length - 1)) : 0;
  return { mean, deviation, quantiles: SHARES.map((share) => quantile(sorted, share)) };
}

import { gammaUpper } from "./gamma.ts";

export interface ChiSquare {
  /** Pearson's statistic, 0 or more. */
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** Chance of a statistic at least this large if both samples came from one distribution. */
  readonly pValue: number;
  /** How many of the table's cells expect fewer than five values, where the p-value is rough. */
  readonly sparseCells: number;
}

/**
 * Pearson's test of homogeneity on a 2 x K table of counts: `first[k]` and `second[k]` are how often value k was seen in
 * each sample. Both samples hold something. Yates's correction applies to 2 x 2 tables, as in SciPy's
 * `chi2_contingency`. Values that neither sample has are left out.
 */
export function chiSquareTest(first: readonly number[], second: readonly number[]): ChiSquare {
  const table = first.map((count, k) => [count, second[k] ?? 0] as const).filter(([a, b]) => a + b > 0);
  const totals = [sum(table.map(([a]) => a)), sum(table.map(([, b]) => b))] as const;
  const all = totals[0] + totals[1];
  const degreesOfFreedom = table.length - 1;
  let statistic = 0;
  let sparseCells = 0;
  for (const row of table) {
    for (const side of [0, 1] as const) {
      const expected = ((row[0] + row[1]) * totals[side]) / all;
      const distance = Math.abs(row[side] - expected);
      const corrected = degreesOfFreedom === 1 ? distance - Math.min(0.5, distance) : distance;
      statistic += (corrected * corrected) / expected;
      if (expected < 5) sparseCells += 1;
    }
  }
  const pValue = degreesOfFreedom === 0 ? 1 : gammaUpper(degreesOfFreedom / 2, statistic / 2);
  return { statistic, degreesOfFreedom, pValue, sparseCells };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

import { normalSurvival } from "./normal.ts";
import { forEachStep } from "./steps.ts";

export interface MannWhitney {
  /** How many pairs have the larger value in the first sample; ties count half. 0 to n m. */
  readonly statistic: number;
  /** Two-sided. */
  readonly pValue: number;
  /** One-sided: chance of a statistic this small, for the question whether the first sample tends to be smaller. */
  readonly chanceBelow: number;
  /** Cliff's delta: the chance that a value of the second sample is larger minus the chance that it is smaller, -1 to 1. */
  readonly delta: number;
}

/**
 * Test of whether values of one sample tend to be larger, of two sorted, non-empty samples. Normal approximation
 * with corrections for ties and continuity, as SciPy's `mannwhitneyu(method="asymptotic")`. Mann & Whitney (1947), Annals of
 * Mathematical Statistics 18.
 */
export function mannWhitneyTest(first: Float64Array, second: Float64Array): MannWhitney {
  const [n, m] = [first.length, second.length];
  const all = n + m;
  let rankSum = 0;
  let ties = 0;
  forEachStep(first, second, (step) => {
    const tied = step.first + step.second;
    const rank = step.firstUpTo + step.secondUpTo - (tied - 1) / 2;
    rankSum += step.first * rank;
    ties += tied ** 3 - tied;
  });
  const statistic = rankSum - (n * (n + 1)) / 2;
  const deviation = Math.sqrt(((n * m) / 12) * (all + 1 - ties / (all * (all - 1))));
  const z = (Math.max(statistic, n * m - statistic) - (n * m) / 2 - 0.5) / deviation;
  const pValue = deviation > 0 ? Math.min(1, 2 * normalSurvival(z)) : 1;
  const chanceBelow = deviation > 0 ? normalSurvival(((n * m) / 2 - 0.5 - statistic) / deviation) : 1;
  return { statistic, pValue, chanceBelow, delta: 1 - (2 * statistic) / (n * m) };
}

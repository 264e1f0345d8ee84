import type { Effect, OtherDistance } from "../report.ts";
import { MEASURES, type Measure, type TestName } from "../testNames.ts";

/** What a test found. `effects` say how large the difference is, the p-value whether chance explains it. */
export interface Tested {
  readonly test: TestName;
  readonly statistic: number;
  readonly pValue: number;
  readonly effects: readonly Effect[];
  /** Other distances of the same values, for comparison; they do not decide. */
  readonly others: readonly OtherDistance[];
  readonly why: string;
}

/** `rest` is what is left of the value without the noise, which depends on how the two add up. */
export function effectOf(measure: Measure, value: number, noise: number, threshold: number | undefined, rest: (value: number, noise: number) => number = difference): Effect {
  const { title, label, large } = MEASURES[measure];
  const mark = threshold ?? large;
  return { measure, title, label, value, noise, threshold: mark, large: rest(value, noise) >= mark };
}

export const otherOf = (measure: Measure, value: number): OtherDistance => ({ measure, title: MEASURES[measure].title, value });

/** For measures that are a sum of squares, such as divergences. */
export const difference = (value: number, noise: number): number => value - noise;
/** For their roots. */
export const rootDifference = (value: number, noise: number): number => Math.sqrt(Math.max(0, value ** 2 - noise ** 2));
/** For measures whose threshold is far above the noise, or whose p-value takes care of it. */
export const asItIs = (value: number): number => Math.abs(value);

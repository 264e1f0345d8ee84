import * as distances from "../../statistics/distances.ts";
import { gammaUpper } from "../../statistics/gamma.ts";
import type { Effect } from "../report.ts";
import { difference, effectOf, rootDifference } from "./tested.ts";

export type ShareMeasure = "psi" | "jensen-shannon" | "hellinger" | "kl" | "tvd";

export interface ShareDistance {
  readonly value: number;
  readonly effect: Effect;
  /** Chance of such a distance when nothing changed; `undefined` for the total variation, whose distribution depends on the shares. */
  readonly pValue: number | undefined;
}

/** A distance between the counts of two samples over the same bins or categories, both holding something. */
export function shareDistance(measure: ShareMeasure, reference: readonly number[], current: readonly number[], threshold?: number): ShareDistance {
  const [n, m] = [total(reference), total(current)];
  const { of, noise, rest, chiSquare } = MEASURED[measure];
  const value = of(reference, current);
  const effect = effectOf(measure, value, noise(reference, current, n, m), threshold, rest);
  return { value, effect, pValue: chiSquare === undefined ? undefined : chance(reference.length, (chiSquare(value) * n * m) / (n + m)) };
}

interface Measured {
  readonly of: (reference: readonly number[], current: readonly number[]) => number;
  readonly noise: (reference: readonly number[], current: readonly number[], n: number, m: number) => number;
  readonly rest: (value: number, noise: number) => number;
  /** What follows a chi-square distribution with one degree of freedom less than there are bins, once it is multiplied by n m / (n + m). */
  readonly chiSquare?: (value: number) => number;
}

const MEASURED: Readonly<Record<ShareMeasure, Measured>> = {
  psi: { of: distances.populationStability, noise: (reference, _, n, m) => distances.stabilityNoise(reference.length, n, m), rest: difference, chiSquare: (value) => value },
  "jensen-shannon": { of: distances.jensenShannon, noise: (reference, _, n, m) => distances.jensenShannonNoise(reference.length, n, m), rest: rootDifference, chiSquare: (value) => 8 * Math.LN2 * value ** 2 },
  hellinger: { of: distances.hellinger, noise: (reference, _, n, m) => distances.hellingerNoise(reference.length, n, m), rest: rootDifference, chiSquare: (value) => 8 * value ** 2 },
  kl: { of: distances.kullbackLeibler, noise: (reference, _, n, m) => distances.kullbackLeiblerNoise(reference.length, n, m), rest: difference, chiSquare: (value) => 2 * value },
  tvd: { of: distances.totalVariation, noise: distances.totalVariationNoise, rest: rootDifference },
};

function chance(bins: number, statistic: number): number {
  return bins < 2 ? 1 : gammaUpper((bins - 1) / 2, statistic / 2);
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

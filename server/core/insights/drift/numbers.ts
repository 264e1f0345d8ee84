import { gammaUpper } from "../statistics/gamma.ts";
import { populationStability, stabilityNoise } from "../statistics/distances.ts";
import { countsBetween, quantile } from "../statistics/quantile.ts";
import { smirnovTest } from "../statistics/smirnov.ts";
import type { Effect, TestName } from "./report.ts";

/** What a test found. `effects` say how large the difference is, the p-value whether chance explains it. */
export interface Tested {
  readonly test: TestName;
  readonly statistic: number;
  readonly pValue: number;
  readonly effects: readonly Effect[];
  readonly why: string;
}

/** Compares two sorted, non-empty samples of finite numbers. */
export function testNumbers(reference: Float64Array, current: Float64Array, test: TestName = "ks"): Tested {
  const psi = stability(reference, current);
  if (test === "psi") return { test, statistic: psi.value, pValue: psi.pValue, effects: [psi.effect], why: WHY_PSI };
  const { distance, pValue, method } = smirnovTest(reference, current);
  const harmonic = (reference.length * current.length) / (reference.length + current.length);
  const effect: Effect = { measure: "ks", value: distance, noise: Math.min(1, MEAN_KOLMOGOROV / Math.sqrt(harmonic)), threshold: LARGE_DISTANCE, large: distance >= LARGE_DISTANCE };
  const why = `${WHY_KS} The p-value is ${method === "exact" ? "exact" : "the asymptotic one, because a sample has more than 10,000 values"}.`;
  return { test: "ks", statistic: distance, pValue, effects: [effect, psi.effect], why };
}

/** Mean of Kolmogorov's limit distribution, √(π/2) ln 2. */
const MEAN_KOLMOGOROV = Math.sqrt(Math.PI / 2) * Math.LN2;
const LARGE_DISTANCE = 0.1;
const LARGE_STABILITY = 0.1;
const BINS = 10;

const WHY_PSI = "Chosen for this column. PSI compares the shares of values between the deciles of the reference; its p-value follows from the chi-square distribution.";
const WHY_KS =
  "This column holds numbers. The two-sample Kolmogorov–Smirnov test sees any change of a distribution and assumes no shape. PSI, over the deciles of the reference, also sees changes of spread and tails that move the curves little.";

function stability(reference: Float64Array, current: Float64Array): { readonly value: number; readonly pValue: number; readonly effect: Effect } {
  const edges = decileEdges(reference);
  const value = populationStability(countsBetween(reference, edges), countsBetween(current, edges));
  const noise = stabilityNoise(edges.length + 1, reference.length, current.length);
  const scaled = (value * reference.length * current.length) / (reference.length + current.length);
  const pValue = edges.length === 0 ? 1 : gammaUpper(edges.length / 2, scaled / 2);
  return { value, pValue, effect: { measure: "psi", value, noise, threshold: LARGE_STABILITY, large: value - noise >= LARGE_STABILITY } };
}

/**
 * Inner edges of the bins: the deciles of the reference, each once. The last bin starts above the largest value
 * where a decile is the largest value, so that what exceeds the reference has a bin.
 */
function decileEdges(reference: Float64Array): readonly number[] {
  const deciles = Array.from({ length: BINS - 1 }, (_, index) => quantile(reference, (index + 1) / BINS));
  return [...new Set(deciles)];
}

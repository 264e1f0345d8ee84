import { logGamma } from "./gamma.ts";
import { forEachStep } from "./steps.ts";

export interface CramerVonMises {
  /** T of Anderson (1962), 0 or more. */
  readonly statistic: number;
  readonly pValue: number;
}

/**
 * Two-sample test on the mean squared distance of both cumulative distributions, of two sorted, non-empty samples. The p-value
 * is the asymptotic one, as SciPy's `cramervonmises_2samp(method="asymptotic")`. Anderson (1962), “On the Distribution
 * of the Two-Sample Cramér–von Mises Criterion”, Annals of Mathematical Statistics 33.
 */
export function cramerVonMisesTest(first: Float64Array, second: Float64Array): CramerVonMises {
  const [n, m] = [first.length, second.length];
  const all = n + m;
  let u = 0;
  forEachStep(first, second, (step) => {
    const rank = step.firstUpTo + step.secondUpTo - (step.first + step.second - 1) / 2;
    u += n * squares(step.first, rank - step.firstUpTo + step.first) + m * squares(step.second, rank - step.secondUpTo + step.second);
  });
  const product = n * m;
  const statistic = u / (product * all) - (4 * product - 1) / (6 * all);
  const mean = (1 + 1 / all) / 6;
  const variance = ((all + 1) * (4 * product * all - 3 * (n * n + m * m) - 2 * product)) / (45 * all * all * 4 * product);
  const scaled = 1 / 6 + (statistic - mean) / Math.sqrt(45 * variance);
  return { statistic, pValue: scaled < 0.003 ? 1 : Math.max(0, 1 - limitDistribution(scaled)) };
}

/** Σ (start - k)² over k from 1 to count. */
function squares(count: number, start: number): number {
  return count * start * start - start * count * (count + 1) + (count * (count + 1) * (2 * count + 1)) / 6;
}

/** P(W² <= x) for large samples. Anderson & Darling (1952), Annals of Mathematical Statistics 23, equation 4.35. */
function limitDistribution(x: number): number {
  let total = 0;
  for (let k = 0; k < 100; k += 1) {
    const y = 4 * k + 1;
    const q = (y * y) / (16 * x);
    const weight = Math.exp(logGamma(k + 0.5) - logGamma(k + 1)) / (Math.PI ** 1.5 * Math.sqrt(x));
    const term = weight * Math.sqrt(y) * Math.exp(-2 * q) * scaledBessel(q);
    total += term;
    if (Math.abs(term) < 1e-18) break;
  }
  return total;
}

/** e^q K_1/4(q): the integral ∫ exp(-q (cosh t - 1)) cosh(t / 4) dt from 0 (DLMF 10.32.9), for which the trapezoidal rule converges exponentially. */
function scaledBessel(q: number): number {
  const width = Math.acosh(1 + 750 / q) / 400;
  let sum = 0.5;
  for (let step = 1; step <= 400; step += 1) {
    const t = step * width;
    sum += Math.exp(-q * (Math.cosh(t) - 1)) * Math.cosh(t / 4);
  }
  return sum * width;
}

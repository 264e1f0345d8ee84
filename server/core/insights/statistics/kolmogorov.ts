import { durbinProbability } from "./durbin.ts";
import { stirlingTail } from "./gamma.ts";

/**
 * P(D >= distance) for the one-sample, two-sided Kolmogorov–Smirnov statistic of `size` values. Which formula is
 * precise where follows Simard & L'Ecuyer (2011), “Computing the Two-Sided Kolmogorov–Smirnov Distribution”, Journal of
 * Statistical Software 39(11).
 */
export function kolmogorovSurvival(size: number, distance: number): number {
  const scaled = size * distance;
  const spread = scaled * distance;
  if (distance >= 1) return 0;
  if (scaled <= 0.5) return 1;
  if (spread >= 370) return 0;
  if (distance >= 0.5 || spread >= (size <= 140 ? 4 : 2.2)) return Math.min(1, 2 * oneSidedSurvival(size, distance));
  if (size <= 140 || (size <= 100_000 && size * distance ** 1.5 <= 1.4)) return 1 - durbinProbability(size, distance);
  return Math.min(1, Math.max(0, 1 - pelzGood(size, distance)));
}

/**
 * P(D+ >= distance), exactly: distance Σ C(n, j) (distance + j/n)^(j-1) (1 - distance - j/n)^(n-j) over j up to
 * n (1 - distance). Birnbaum & Tingey (1951), Annals of Mathematical Statistics 22.
 */
function oneSidedSurvival(size: number, distance: number): number {
  let sum = (1 - distance) ** size / distance;
  for (let j = 1; j <= size * (1 - distance); j += 1) {
    const share = distance + j / size;
    if (share < 1) sum += binomial(j, size, share) / share;
    else if (j === size) sum += 1;
  }
  return Math.min(1, distance * sum);
}

/** Chance of j successes in n trials without overflow or cancellation: Loader (2000), “Fast and Accurate Computation of Binomial Probabilities”. */
function binomial(j: number, n: number, chance: number): number {
  if (j === n) return chance ** n;
  const exponent = tail(n) - tail(j) - tail(n - j) - deviance(j, n * chance) - deviance(n - j, n * (1 - chance));
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * j * (n - j)));
}

/** j ln(j / mean) + mean - j, precise where j is near the mean. */
function deviance(j: number, mean: number): number {
  const difference = (j - mean) / (j + mean);
  if (Math.abs(difference) >= 0.1) return j * Math.log(j / mean) + mean - j;
  let sum = (j - mean) * difference;
  let term = 2 * j * difference;
  for (let k = 3, previous = NaN; sum !== previous; k += 2) {
    previous = sum;
    term *= difference * difference;
    sum += term / k;
  }
  return sum;
}

/** ln n! minus Stirling's formula. */
const tail = (n: number): number => (n >= 15 ? stirlingTail(n) : (SMALL_TAILS[n] ?? 0));
const SMALL_TAILS = tailsBelow15();

function tailsBelow15(): readonly number[] {
  let logFactorial = 0;
  return Array.from({ length: 15 }, (_, n) => {
    if (n === 0) return 0;
    logFactorial += Math.log(n);
    return logFactorial - (n + 0.5) * Math.log(n) + n - Math.log(2 * Math.PI) / 2;
  });
}

/**
 * P(D < distance) for large samples: Kolmogorov's limit with three corrections in 1/√n. Pelz & Good (1976),
 * “Approximating the Lower Tail-Areas of the Kolmogorov–Smirnov One-Sample Statistic”, J. R. Stat. Soc. B 38.
 */
function pelzGood(size: number, distance: number): number {
  const z = Math.sqrt(size) * distance;
  const z2 = z * z;
  const [z4, z6] = [z2 * z2, z2 * z2 * z2];
  const pi2 = Math.PI * Math.PI;
  let [k0, k1, k2, k3] = [0, 0, 0, 0];
  for (let k = 0; k < 40; k += 1) {
    const half = pi2 * (k + 0.5) ** 2;
    const weight = 2 * Math.exp(-half / (2 * z2));
    k0 += weight;
    k1 += weight * (half - z2);
    k2 += weight * (6 * z6 + 2 * z4 + half * (2 * z4 - 5 * z2) + half * half * (1 - 2 * z2));
    k3 += weight * (half ** 3 * (5 - 30 * z2) + half ** 2 * (-60 * z2 + 212 * z4) + half * (135 * z4 - 96 * z6) - 30 * z6 - 90 * z4 * z4);
    const whole = pi2 * k * k;
    const wholeWeight = 2 * Math.exp(-whole / (2 * z2));
    k2 -= 2 * z4 * wholeWeight * whole;
    k3 += 30 * z4 * wholeWeight * (3 * whole * z2 - whole * whole);
  }
  const root = Math.sqrt(Math.PI / 2);
  return (
    (root / z) * k0 +
    (root * k1) / (6 * z4 * Math.sqrt(size)) +
    (root * k2) / (72 * z6 * z * size) +
    (root * k3) / (6480 * z6 * z4 * size ** 1.5)
  );
}

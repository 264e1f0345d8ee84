import { blocksOf, type Blocks } from "./blocks.ts";
import { kolmogorovSurvival } from "./kolmogorov.ts";

export interface Smirnov {
  /** The largest distance between the two cumulative distributions, 0 to 1. */
  readonly distance: number;
  /** The value at which they are furthest apart. */
  readonly at: number;
  /** Chance of at least this distance if both samples came from one continuous distribution. */
  readonly pValue: number;
  readonly method: "exact" | "asymptotic";
}

/**
 * Two-sided two-sample Kolmogorov–Smirnov test of two sorted, non-empty samples without NaN. As SciPy's `ks_2samp`: the
 * p-value is exact while neither sample has more than 10,000 values, and then that of the one-sample test at the
 * harmonic size n m / (n + m).
 */
export function smirnovTest(first: Float64Array, second: Float64Array, blocks = blocksOf(first, second)): Smirnov {
  const { steps, at } = largestGap(first, second, blocks);
  const [n, m] = [first.length, second.length];
  const distance = steps / (n * m);
  return { distance, at, ...smirnovChance(n, m, steps) };
}

/** The chance of at least the distance `steps` / (n m) between samples of n and m values. */
export function smirnovChance(n: number, m: number, steps: number): Pick<Smirnov, "pValue" | "method"> {
  if (Math.max(n, m) <= LARGEST_EXACT) return { pValue: exactPValue(n, m, steps), method: "exact" };
  return { pValue: kolmogorovSurvival(roundToEven((n * m) / (n + m)), steps / (n * m)), method: "asymptotic" };
}

const LARGEST_EXACT = 10_000;

/**
 * The largest |i m - j n| over all values x, where i and j values of the samples are at most x: whole numbers, so exact. Within a block it
 * is at most what its edges allow, so only blocks that could hold a larger one are walked.
 */
function largestGap(first: Float64Array, second: Float64Array, { edges, first: i, second: j }: Blocks): { readonly steps: number; readonly at: number } {
  const [n, m] = [first.length, second.length];
  let steps = i.reduce((most, upTo, block) => Math.max(most, Math.abs(upTo * m - (j[block] ?? 0) * n)), 0);
  let at = Infinity;
  for (let block = 0; block < edges.length; block += 1) {
    const [startOfFirst, endOfFirst, startOfSecond, endOfSecond] = [i[block - 1] ?? 0, i[block] ?? 0, j[block - 1] ?? 0, j[block] ?? 0];
    if (Math.max(endOfFirst * m - startOfSecond * n, endOfSecond * n - startOfFirst * m) < steps) continue;
    let [a, b] = [startOfFirst, startOfSecond];
    while (a < endOfFirst || b < endOfSecond) {
      const value = Math.min(a < endOfFirst ? (first[a] ?? Infinity) : Infinity, b < endOfSecond ? (second[b] ?? Infinity) : Infinity);
      while (a < endOfFirst && (first[a] ?? Infinity) <= value) a += 1;
      while (b < endOfSecond && (second[b] ?? Infinity) <= value) b += 1;
      const gap = Math.abs(a * m - b * n);
      if (gap > steps || (gap === steps && value < at)) [steps, at] = [gap, value];
    }
  }
  return { steps, at };
}

function exactPValue(n: number, m: number, steps: number): number {
  if (steps === 0) return 1;
  return n === m ? equalSizes(n, steps / n) : anySizes(Math.max(n, m), Math.min(n, m), steps);
}

/**
 * Both samples of size n, distance h / n: the reflection principle gives 2 Σ (-1)^(k+1) C(2n, n - kh) / C(2n, n).
 * Gnedenko & Korolyuk (1951). Nested like Horner's scheme, so that huge terms never cancel.
 */
function equalSizes(n: number, h: number): number {
  let nested = 0;
  for (let k = Math.floor(n / h); k >= 1; k -= 1) nested = ratio(n, h, k) * (1 - nested);
  return Math.min(1, 2 * nested);
}

/** C(2n, n - kh) / C(2n, n - (k - 1) h), factor by factor. */
function ratio(n: number, h: number, k: number): number {
  let product = 1;
  for (let j = 1; j <= h; j += 1) product *= (n - k * h + j) / (n + (k - 1) * h + j);
  return product;
}

/**
 * The share of lattice paths from (0, 0) to (n, m) that touch |i m - j n| >= steps, column by column. Following the share
 * outside and not the count inside needs no scaling: Viehmann (2021), arXiv:2102.08037. n >= m.
 */
function anySizes(n: number, m: number, steps: number): number {
  const outside = new Float64Array(m + 1).fill(1);
  for (let i = 0; i <= n; i += 1) {
    const lowest = Math.max(0, Math.floor((i * m - steps) / n) + 1);
    const highest = Math.min(m, Math.ceil((i * m + steps) / n) - 1);
    let below = lowest === 0 ? 0 : 1;
    for (let j = lowest; j <= highest; j += 1) {
      below = i + j === 0 ? 0 : ((outside[j] ?? 1) * i + below * j) / (i + j);
      outside[j] = below;
    }
    if (lowest > 0) outside[lowest - 1] = 1;
  }
  return Math.min(1, outside[m] ?? 1);
}

/** Halves go to the even neighbour, as NumPy rounds. */
function roundToEven(number: number): number {
  const rounded = Math.round(number);
  return rounded - number === 0.5 && rounded % 2 === 1 ? rounded - 1 : rounded;
}

import { blocksOf } from "./blocks.ts";

export interface Wasserstein {
  /** How far values must be moved on average to turn one sample into the other, in their own unit: ∫ |F - G|. */
  readonly distance: number;
  /** What it is on average for samples of these sizes when nothing changed, by the pooled distribution. */
  readonly noise: number;
}

/**
 * Wasserstein distance of two sorted, non-empty samples of finite numbers, as SciPy's `wasserstein_distance`. Where one distribution function
 * stays above the other throughout a block, its area follows from sums; elsewhere it is walked value by value. Vallender (1973),
 * Theory of Probability and its Applications 18.
 */
export function wassersteinDistance(first: Float64Array, second: Float64Array, { edges, first: i, second: j } = blocksOf(first, second)): Wasserstein {
  const [n, m] = [first.length, second.length];
  let [distance, noise] = [0, 0];
  for (let block = 0; block < edges.length; block += 1) {
    const from = { value: edges[block - 1] ?? Math.min(first[0] ?? 0, second[0] ?? 0), first: i[block - 1] ?? 0, second: j[block - 1] ?? 0 };
    const to = { value: edges[block] ?? 0, first: i[block] ?? 0, second: j[block] ?? 0 };
    const isTail = Math.min(block, edges.length - 1 - block) < TAIL_BLOCKS;
    const crosses = from.first * m < to.second * n && to.first * m > from.second * n;
    if (!crosses) distance += Math.abs(area(first, second, from, to));
    if (crosses) distance += walkedArea(first, second, from, to);
    noise += isTail ? walkedNoise(first, second, from, to) : ((deviation(from, n, m) + deviation(to, n, m)) / 2) * (to.value - from.value);
  }
  return { distance, noise: noise * Math.sqrt((2 / Math.PI) * (1 / n + 1 / m)) };
}

/** At either end, where values lie far apart and the noise is found value by value. */
const TAIL_BLOCKS = 3;

interface Edge {
  readonly value: number;
  /** How many values of each sample are at most the value. */
  readonly first: number;
  readonly second: number;
}

/** Root of the pooled share's variance, which is that of F - G but for the sizes. */
function deviation({ first, second }: Edge, n: number, m: number): number {
  const pooled = (first + second) / (n + m);
  return Math.sqrt(pooled * (1 - pooled));
}

/** ∫ (F - G) over a block: each value adds a step from where it stands to the end. */
function area(first: Float64Array, second: Float64Array, from: Edge, to: Edge): number {
  const [n, m] = [first.length, second.length];
  const start = ((from.first * m - from.second * n) / (n * m)) * (to.value - from.value);
  return start + stepsUpTo(to.value, first, from.first, to.first) / n - stepsUpTo(to.value, second, from.second, to.second) / m;
}

function stepsUpTo(end: number, sorted: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += end - (sorted[at] ?? 0);
  return sum;
}

/** ∫ |F - G| over a block, value by value. */
function walkedArea(first: Float64Array, second: Float64Array, from: Edge, to: Edge): number {
  const [n, m] = [first.length, second.length];
  let [i, j, value, sum] = [from.first, from.second, from.value, 0];
  while (i < to.first || j < to.second) {
    const next = Math.min(i < to.first ? (first[i] ?? Infinity) : Infinity, j < to.second ? (second[j] ?? Infinity) : Infinity);
    sum += Math.abs(i * m - j * n) * (next - value);
    while (i < to.first && (first[i] ?? Infinity) <= next) i += 1;
    while (j < to.second && (second[j] ?? Infinity) <= next) j += 1;
    value = next;
  }
  return (sum + Math.abs(i * m - j * n) * (to.value - value)) / (n * m);
}

/** The integral of `deviation` over a block, value by value. */
function walkedNoise(first: Float64Array, second: Float64Array, from: Edge, to: Edge): number {
  const [n, m] = [first.length, second.length];
  let [i, j, value, noise] = [from.first, from.second, from.value, 0];
  while (value < to.value) {
    const next = Math.min(i < to.first ? (first[i] ?? Infinity) : Infinity, j < to.second ? (second[j] ?? Infinity) : Infinity, to.value);
    noise += deviation({ value, first: i, second: j }, n, m) * (next - value);
    while (i < to.first && (first[i] ?? Infinity) <= next) i += 1;
    while (j < to.second && (second[j] ?? Infinity) <= next) j += 1;
    value = next;
  }
  return noise;
}

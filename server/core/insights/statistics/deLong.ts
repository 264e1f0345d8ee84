import { normalSurvival } from "./normal.ts";

export interface DeLong {
  readonly first: number;
  readonly second: number;
  /** Of the difference second - first. */
  readonly deviation: number;
  /** Two-sided. */
  readonly pValue: number;
}

/**
 * Whether two scores of the same rows separate positives from negatives differently well: the areas under both ROC curves, whose covariance follows from
 * the shares of the other class that each row beats. DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44; by mid-ranks as Sun & Xu (2014), IEEE Signal
 * Processing Letters 21. `undefined` unless there are two of each class.
 */
export function deLongTest(positive: ArrayLike<boolean>, first: Float64Array, second: Float64Array): DeLong | undefined {
  const rows = Array.from(first, (_, row) => row);
  const [positives, negatives] = [rows.filter((row) => positive[row]), rows.filter((row) => !positive[row])];
  if (positives.length < 2 || negatives.length < 2) return undefined;
  const [a, b] = [placements(first, positives, negatives), placements(second, positives, negatives)];
  const variance = spread(a.positives, b.positives) / positives.length + spread(a.negatives, b.negatives) / negatives.length;
  const deviation = Math.sqrt(Math.max(0, variance));
  const difference = b.area - a.area;
  const z = deviation === 0 ? 0 : Math.abs(difference) / deviation;
  return { first: a.area, second: b.area, deviation, pValue: deviation === 0 ? 1 : Math.min(1, 2 * normalSurvival(z)) };
}

interface Placements {
  readonly area: number;
  /** For each positive the share of negatives below it, for each negative the share of positives above it; ties count half. */
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
}

function placements(scores: Float64Array, positives: readonly number[], negatives: readonly number[]): Placements {
  const all = midRanks(scores, [...positives, ...negatives]);
  const [own, others] = [midRanks(scores, positives), midRanks(scores, negatives)];
  const [n, m] = [positives.length, negatives.length];
  const ofPositives = own.map((rank, place) => ((all[place] ?? 0) - rank) / m);
  const ofNegatives = others.map((rank, place) => 1 - ((all[n + place] ?? 0) - rank) / n);
  return { area: ofPositives.reduce((sum, share) => sum + share, 0) / n, positives: ofPositives, negatives: ofNegatives };
}

/** Ranks from 1 among these rows, equal scores sharing the middle one; in the order of the rows. */
function midRanks(scores: Float64Array, rows: readonly number[]): Float64Array {
  const order = rows.map((_, place) => place).sort((a, b) => (scores[rows[a] ?? 0] ?? 0) - (scores[rows[b] ?? 0] ?? 0));
  const ranks = new Float64Array(rows.length);
  for (let start = 0; start < order.length; ) {
    const score = scores[rows[order[start] ?? 0] ?? 0];
    let end = start + 1;
    while (end < order.length && scores[rows[order[end] ?? 0] ?? 0] === score) end += 1;
    for (let place = start; place < end; place += 1) ranks[order[place] ?? 0] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}

/** Sample variance of the differences. */
function spread(first: Float64Array, second: Float64Array): number {
  const differences = second.map((value, place) => value - (first[place] ?? 0));
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  return differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (differences.length - 1);
}

import { quantile } from "./quantile.ts";

/**
 * Places from which a series has another level, each the first of its segment: the cut into segments of constant mean that has the least sum of
 * squares plus a penalty per cut (optimal partitioning: Jackson et al. (2005), IEEE Signal Processing Letters 12). The penalty is Yao's (1988),
 * Statistics & Probability Letters 6, 2 σ² ln n, thrice, so that one of twenty series of noise is cut at most; σ comes from the differences of neighbours, so that the levels do not count
 * as noise. `floor` is a deviation that is noise in any case.
 */
export function changePoints(series: readonly number[], floor = 0): readonly number[] {
  const count = series.length;
  if (count < 2 * SHORTEST) return [];
  const cost = costs(series);
  // Without any noise a cut must still gain something.
  const penalty = 6 * Math.max(floor, noiseOf(series)) ** 2 * Math.log(count) + 1e-9 * cost(0, count);
  const best = new Float64Array(count + 1).fill(Infinity);
  const from = new Int32Array(count + 1);
  best[0] = -penalty;
  for (let end = SHORTEST; end <= count; end += 1) {
    for (let start = 0; start <= end - SHORTEST; start += 1) {
      const total = (best[start] ?? Infinity) + cost(start, end) + penalty;
      if (total >= (best[end] ?? Infinity)) continue;
      best[end] = total;
      from[end] = start;
    }
  }
  const found: number[] = [];
  for (let end = from[count] ?? 0; end > 0; end = from[end] ?? 0) found.unshift(end);
  return found;
}

/** One odd window alone is an outlier, no new level. */
const SHORTEST = 2;

/** Median absolute difference of neighbours, as the standard deviation of normal noise. */
function noiseOf(series: readonly number[]): number {
  const differences = Float64Array.from(series.slice(1), (value, place) => Math.abs(value - (series[place] ?? 0))).sort();
  return quantile(differences, 0.5) / (0.6745 * Math.SQRT2);
}

/** Sum of squares about the mean of a segment, from running sums about the mean of all. */
function costs(series: readonly number[]): (start: number, end: number) => number {
  const mean = series.reduce((sum, value) => sum + value, 0) / series.length;
  const [sums, squares] = [[0], [0]];
  series.forEach((value, place) => {
    sums.push((sums[place] ?? 0) + value - mean);
    squares.push((squares[place] ?? 0) + (value - mean) ** 2);
  });
  return (start, end) => {
    const sum = (sums[end] ?? 0) - (sums[start] ?? 0);
    return Math.max(0, (squares[end] ?? 0) - (squares[start] ?? 0) - (sum * sum) / (end - start));
  };
}

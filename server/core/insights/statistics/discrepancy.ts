/** Points one after the other, each with as many coordinates as `dimensions`. */
export interface Points {
  readonly dimensions: number;
  readonly values: Float64Array;
}

export interface MeanDiscrepancy {
  /** MMD², the unbiased estimate: about 0 where both are drawn alike, and then negative in half of the cases. */
  readonly statistic: number;
  /** The share of shuffles with at least this discrepancy, counting the one that was found. */
  readonly pValue: number;
  /** Of the kernel exp(-|x - y|² / (2 σ²)). */
  readonly bandwidth: number;
}

/**
 * Maximum mean discrepancy of two samples of points, with a Gaussian kernel whose σ is the median distance of all pairs, and a test by shuffling which point
 * belongs to which sample. Gretton et al. (2012), “A Kernel Two-Sample Test”, Journal of Machine Learning Research 13, equation 3. `random` gives 0 to 1. Memory
 * holds the kernel of all pairs: take samples of about a thousand points.
 */
export function meanDiscrepancy(first: Points, second: Points, random: () => number, shuffles = 500): MeanDiscrepancy {
  const [n, m] = [count(first), count(second)];
  const squares = squaredDistances(first, second);
  const bandwidth = medianDistance(squares, n + m) || 1;
  const kernel = squares.map((square) => Math.exp(-square / (2 * bandwidth * bandwidth)));
  const order = Uint32Array.from({ length: n + m }, (_, place) => place);
  const statistic = discrepancy(kernel, order, n);
  let reached = 1;
  for (let turn = 0; turn < shuffles; turn += 1) {
    shuffle(order, random);
    if (discrepancy(kernel, order, n) >= statistic) reached += 1;
  }
  return { statistic, pValue: reached / (shuffles + 1), bandwidth };
}

const count = ({ values, dimensions }: Points): number => values.length / dimensions;

function squaredDistances(first: Points, second: Points): Float64Array {
  const all = count(first) + count(second);
  const { dimensions } = first;
  const points = new Float64Array(all * dimensions);
  points.set(first.values);
  points.set(second.values, first.values.length);
  const squares = new Float64Array(all * all);
  for (let i = 0; i < all; i += 1) {
    for (let j = i + 1; j < all; j += 1) {
      const square = squaredDistance(points, i * dimensions, j * dimensions, dimensions);
      squares[i * all + j] = square;
      squares[j * all + i] = square;
    }
  }
  return squares;
}

function squaredDistance(points: Float64Array, a: number, b: number, dimensions: number): number {
  let sum = 0;
  for (let at = 0; at < dimensions; at += 1) sum += ((points[a + at] ?? 0) - (points[b + at] ?? 0)) ** 2;
  return sum;
}

function medianDistance(squares: Float64Array, all: number): number {
  const pairs = new Float64Array((all * (all - 1)) / 2);
  let place = 0;
  for (let i = 0; i < all; i += 1) {
    pairs.set(squares.subarray(i * all + i + 1, (i + 1) * all), place);
    place += all - i - 1;
  }
  pairs.sort();
  const middle = (pairs.length - 1) / 2;
  return (Math.sqrt(pairs[Math.floor(middle)] ?? 0) + Math.sqrt(pairs[Math.ceil(middle)] ?? 0)) / 2;
}

/** Sums over the pairs within each sample, without those of a point with itself, and between both. The first n of the order are one sample. */
function discrepancy(kernel: Float64Array, order: Uint32Array, n: number): number {
  const all = order.length;
  const m = all - n;
  const isFirst = new Uint8Array(all);
  for (let place = 0; place < n; place += 1) isFirst[order[place] ?? 0] = 1;
  let [within, beyond, between] = [0, 0, 0];
  for (let i = 0; i < all; i += 1) {
    const row = i * all;
    let [same, other] = [0, 0];
    for (let j = i + 1; j < all; j += 1) {
      if (isFirst[i] === isFirst[j]) same += kernel[row + j] ?? 0;
      else other += kernel[row + j] ?? 0;
    }
    if (isFirst[i] === 1) within += same;
    else beyond += same;
    between += other;
  }
  return (2 * within) / (n * (n - 1)) + (2 * beyond) / (m * (m - 1)) - (2 * between) / (n * m);
}

/** Fisher and Yates' shuffle. */
function shuffle(order: Uint32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}

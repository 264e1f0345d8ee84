/**
 * Two sorted, non-empty samples without NaN, cut into blocks at the same values. Block k holds the values above
 * `edges[k - 1]` and up to `edges[k]`; `first[k]` and `second[k]` are how many values of each sample are at most the edge. What is bounded by
 * the counts at the edges need not be looked at value by value.
 */
export interface Blocks {
  readonly edges: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** About as many values of the larger sample in each block as `size`; the last edge is the largest value of both. */
export function blocksOf(first: Float64Array, second: Float64Array, size = 128): Blocks {
  const base = first.length >= second.length ? first : second;
  const most = Math.ceil(base.length / size) + 2;
  const edges = new Float64Array(most);
  const [ofFirst, ofSecond] = [new Float64Array(most), new Float64Array(most)];
  let count = 0;
  const add = (edge: number): void => {
    if (count > 0 && edges[count - 1] === edge) return;
    edges[count] = edge;
    ofFirst[count] = countUpToFrom(first, edge, ofFirst[count - 1] ?? 0);
    ofSecond[count] = countUpToFrom(second, edge, ofSecond[count - 1] ?? 0);
    count += 1;
  };
  for (let at = size - 1; at < base.length; at += size) add(base[at] ?? 0);
  add(Math.max(first.at(-1) ?? 0, second.at(-1) ?? 0));
  return { edges: edges.subarray(0, count), first: ofFirst.subarray(0, count), second: ofSecond.subarray(0, count) };
}

/** How many values are at most `limit`, where at least `from` are: in steps that double, then by halves. */
function countUpToFrom(sorted: Float64Array, limit: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step <= sorted.length && (sorted[low + step - 1] ?? Infinity) <= limit) {
    low += step;
    step *= 2;
  }
  let high = Math.min(sorted.length, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

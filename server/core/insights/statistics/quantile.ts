/** The value below which a share of the sorted sample lies, interpolated linearly between neighbours, as NumPy does by default. */
export function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
  return low + (high - low) * (place - below);
}

/** How many values of the sorted sample are at most `limit`. */
export function countUpTo(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many values fall into each bin (-∞, e0], (e0, e1] … (ek, ∞): one more bin than edges. */
export function countsBetween(sorted: Float64Array, edges: readonly number[]): readonly number[] {
  const upTo = [...edges.map((edge) => countUpTo(sorted, edge)), sorted.length];
  return upTo.map((count, bin) => count - (upTo[bin - 1] ?? 0));
}

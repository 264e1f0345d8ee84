import { countUpTo } from "../statistics/quantile.ts";
import type { Column } from "../tables/table.ts";
import { categoryCounts } from "./columnType.ts";

/** Shares of both sides over Evidently's bins. */
export interface Shares {
  readonly reference: readonly number[];
  readonly current: readonly number[];
  readonly referenceSize: number;
  readonly currentSize: number;
  /** Distinct values of both sides together. */
  readonly distinct: number;
}

/** Bins of equal width over both sides by Sturges' rule for numbers with more than 20 distinct values in the reference, else one bin for each value. */
export function evidentlyShares(reference: Column, current: Column, type: "number" | "category"): Shares {
  const [before, after] = [categoryCounts(reference), categoryCounts(current)];
  const keys = [...new Set([...before.keys(), ...after.keys()])].toSorted(inOrder);
  const [referenceSize, currentSize] = [sizeOf(before), sizeOf(after)];
  const sizes = { referenceSize, currentSize, distinct: keys.length };
  if (type === "category" || before.size <= FEW_VALUES) {
    return { ...sizes, reference: keys.map((key) => (before.get(key) ?? 0) / referenceSize), current: keys.map((key) => (after.get(key) ?? 0) / currentSize) };
  }
  const edges = sturgesEdges(reference.numbers, current.numbers);
  return { ...sizes, reference: histogramShares(reference.numbers, edges), current: histogramShares(current.numbers, edges) };
}

/** For the Hellinger distance Evidently bins numbers however few there are, with as many bins as Sturges' rule gives for their distinct values. */
export function evidentlyHellingerShares(reference: Column, current: Column, shares: Shares, type: "number" | "category"): Pick<Shares, "reference" | "current"> {
  if (type === "category") return shares;
  const edges = sturgesEdges(reference.numbers, current.numbers, shares.distinct);
  return { reference: histogramShares(reference.numbers, edges), current: histogramShares(current.numbers, edges) };
}

/** Empty bins get a ten-thousandth, or a millionth of the smallest share where that is as small. */
export function filled(shares: readonly number[]): readonly number[] {
  const smallest = shares.reduce((least, share) => (share > 0 && share < least ? share : least), Infinity);
  const filling = smallest <= 0.0001 ? smallest / 1e6 : 0.0001;
  return shares.map((share) => (share === 0 ? filling : share));
}

const FEW_VALUES = 20;

const sizeOf = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0);

function inOrder(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return a < b ? -1 : 1;
}

function sturgesEdges(reference: Float64Array, current: Float64Array, size = reference.length + current.length): readonly number[] {
  const low = Math.min(reference[0] ?? 0, current[0] ?? 0);
  const high = Math.max(reference.at(-1) ?? 0, current.at(-1) ?? 0);
  if (high === low) return [low - 0.5, high + 0.5];
  const rule = (high - low) / (Math.log2(size) + 1);
  // NumPy 2 makes the bins of whole numbers no narrower than 1.
  const whole = reference.every((number) => Number.isInteger(number)) && current.every((number) => Number.isInteger(number));
  const bins = Math.max(1, Math.ceil((high - low) / (whole ? Math.max(1, rule) : rule)));
  const step = (high - low) / bins;
  return Array.from({ length: bins + 1 }, (_, index) => (index === bins ? high : low + index * step));
}

/** Bins are closed on the left, the last on both sides, as NumPy's. */
function histogramShares(sorted: Float64Array, edges: readonly number[]): readonly number[] {
  const below = edges.map((edge, index) => (index === edges.length - 1 ? countUpTo(sorted, edge) : countBelow(sorted, edge)));
  return below.slice(1).map((count, bin) => (count - (below[bin] ?? 0)) / sorted.length);
}

function countBelow(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

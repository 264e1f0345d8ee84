import { countsBetween, quantile } from "../statistics/quantile.ts";
import type { CategoryTable } from "./tests/categories.ts";
import type { Chart } from "./report.ts";

export const BINS = 20;
const BARS = 12;
/** Shares of the pooled range beyond which values go to the outermost bins, so that one outlier does not flatten the rest. */
export const TAIL = 0.005;

/** Both samples over the same bins of equal width. Both are sorted and hold something. */
export function histogram(reference: Float64Array, current: Float64Array): Chart {
  const low = Math.min(quantile(reference, TAIL), quantile(current, TAIL));
  const high = Math.max(quantile(reference, 1 - TAIL), quantile(current, 1 - TAIL));
  const [from, to] = high > low ? [low, high] : [low - 0.5, low + 0.5];
  const edges = Array.from({ length: BINS + 1 }, (_, index) => from + ((to - from) * index) / BINS);
  const inner = edges.slice(1, -1);
  return {
    kind: "histogram",
    edges,
    tails: {
      below: Math.min(reference[0] ?? from, current[0] ?? from) < from,
      above: Math.max(reference.at(-1) ?? to, current.at(-1) ?? to) > to,
    },
    reference: countsBetween(reference, inner).map((count) => count / reference.length),
    current: countsBetween(current, inner).map((count) => count / current.length),
  };
}

/** The most frequent categories as bars, and the rest as one. */
export function bars({ labels, reference, current }: CategoryTable): Chart {
  const many = labels.length > BARS;
  const shown = many ? BARS - 1 : labels.length;
  const rest = many ? [`${labels.length - shown} others`] : [];
  return { kind: "bars", labels: [...labels.slice(0, shown), ...rest], reference: cut(reference, shown, many), current: cut(current, shown, many) };
}

function cut(counts: readonly number[], shown: number, many: boolean): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const shares = counts.map((count) => (total === 0 ? 0 : count / total));
  const rest = shares.slice(shown).reduce((sum, share) => sum + share, 0);
  return many ? [...shares.slice(0, shown), rest] : shares;
}

/** A box plot's figures of finite values, as Tukey drew it (Exploratory Data Analysis, 1977, chapter 2). */
export interface Box {
  readonly count: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  /** The lowest and highest values that are no further from the box than one and a half times its length. */
  readonly lowerWhisker: number;
  readonly upperWhisker: number;
  /** What lies beyond them. */
  readonly outliers: readonly number[];
}

const REACH = 1.5;

/** `undefined` without a finite value. */
export function boxOf(values: readonly number[]): Box | undefined {
  const sorted = Float64Array.from(values.filter((value) => Number.isFinite(value))).sort();
  if (sorted.length === 0) return undefined;
  const [lowerQuartile, median, upperQuartile] = [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)];
  const reach = REACH * (upperQuartile - lowerQuartile);
  const inside = sorted.filter((value) => value >= lowerQuartile - reach && value <= upperQuartile + reach);
  return {
    count: sorted.length,
    lowerQuartile,
    median,
    upperQuartile,
    lowerWhisker: inside[0] ?? lowerQuartile,
    upperWhisker: inside.at(-1) ?? upperQuartile,
    outliers: Array.from(sorted.filter((value) => value < lowerQuartile - reach || value > upperQuartile + reach)),
  };
}

/** The quantile of sorted values, 0 to 1, linear between them: Hyndman and Fan's seventh definition (1996), NumPy's own. */
export function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)] ?? NaN, sorted[Math.ceil(at)] ?? NaN];
  return below + (above - below) * (at - Math.floor(at));
}

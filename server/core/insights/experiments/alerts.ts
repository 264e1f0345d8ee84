import type { Curve } from "../../stores/curve.ts";

/** Something about a run that is going on that a person may want to act upon. */
export interface RunAlert {
  readonly kind: "nan" | "divergence" | "plateau" | "silence";
  readonly message: string;
}

/** How much of a curve is looked at, in points. */
const [ENDS, LEAST_TO_DIVERGE, LEAST_TO_LEVEL_OFF] = [10, 50, 200];
/** A loss that is by half higher than where it began does not come back by itself; one that gains less than a thousandth of what it gained before has levelled off. */
const [DIVERGED, LEVEL] = [1.5, 0.001];

/** What is wrong with a run that is going on, as far as the curve of one of its metrics tells; it may be silent for `silentMs`. Only of losses is known which way they should go. */
export function alertsOf(metric: string, curve: Curve, now: number, silentMs: number): readonly RunAlert[] {
  const { values, times } = curve;
  if (values.length === 0) return [];
  const last = values.at(-1) ?? NaN;
  const silent = now - (times.at(-1) ?? NaN);
  const silence: readonly RunAlert[] = silent > silentMs ? [{ kind: "silence", message: `\`${metric}\` has not been logged for ${Math.round(silent / 60_000)} minutes: is the training still alive?` }] : [];
  if (!/loss/i.test(metric)) return silence;
  if (!Number.isFinite(last)) return [{ kind: "nan", message: `\`${metric}\` is ${Number.isNaN(last) ? "NaN" : "infinite"} since step ${brokenSince(curve)}. It will not recover by itself: stop the run, and look at the learning rate, the gradients and the data of that step.` }, ...silence];
  const finite = values.filter((value) => Number.isFinite(value));
  return [...divergence(metric, finite), ...plateau(metric, finite), ...silence];
}

function brokenSince({ steps, values }: Curve): number {
  const lastFinite = values.findLastIndex((value) => Number.isFinite(value));
  return steps[lastFinite + 1] ?? 0;
}

function divergence(metric: string, values: Float64Array): readonly RunAlert[] {
  if (values.length < LEAST_TO_DIVERGE) return [];
  const [start, end] = [median(values.subarray(0, ENDS)), median(values.subarray(-ENDS))];
  if (!(start > 0 && end > start * DIVERGED)) return [];
  return [{ kind: "divergence", message: `\`${metric}\` grows: it began at ${shown(start)} and is at ${shown(end)} now. The learning rate may be too high.` }];
}

function plateau(metric: string, values: Float64Array): readonly RunAlert[] {
  if (values.length < LEAST_TO_LEVEL_OFF) return [];
  const half = Math.floor(values.length / 2);
  // Of noisy curves the lowest single value says little, so medians of stretches are compared.
  const [start, before, after] = [median(values.subarray(0, ENDS)), lowestMedian(values.subarray(0, half)), lowestMedian(values.subarray(half))];
  const gained = start - before;
  if (!(gained > 0) || before - after > gained * LEVEL) return [];
  return [{ kind: "plateau", message: `\`${metric}\` has levelled off at ${shown(after)}: the second half of the run so far gained next to nothing.` }];
}

function lowestMedian(values: Float64Array): number {
  let lowest = Infinity;
  for (let start = 0; start + ENDS <= values.length; start += ENDS) lowest = Math.min(lowest, median(values.subarray(start, start + ENDS)));
  return lowest;
}

function median(values: Float64Array): number {
  const sorted = values.toSorted();
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

const shown = (value: number): string => String(Number(value.toPrecision(3)));

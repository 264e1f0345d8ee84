import { valueOf, type MetricSummary, type StoreProblem } from "./run.ts";

/** A metric's whole curve, one place per point in each of the columns, in the order in which it was written. */
export interface Curve {
  readonly steps: Float64Array;
  /** Milliseconds since 1970, UTC; NaN where the tracker keeps no times. */
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly problem?: StoreProblem;
}

/** A curve that grows point by point; a million of them cost 24 MB and no objects. */
export interface GrowingCurve {
  readonly count: number;
  add(step: number, time: number, value: number): void;
  append(more: Curve): void;
  copy(): GrowingCurve;
  /** Takes back all points from a step on: a training that resumed there writes them again. */
  dropFrom(step: number): void;
  /** What is there by now. It does not change when more is added. */
  curve(): Curve;
  summary(): MetricSummary | undefined;
}

export const noCurve: Curve = { steps: new Float64Array(0), times: new Float64Array(0), values: new Float64Array(0) };

export function growingCurve(): GrowingCurve {
  let [steps, times, values] = [new Float64Array(8), new Float64Array(8), new Float64Array(8)];
  let count = 0;
  let known: MetricSummary | undefined;

  function add(step: number, time: number, value: number): void {
    if (count === steps.length) [steps, times, values] = [doubled(steps), doubled(times), doubled(values)];
    steps[count] = step;
    times[count] = time;
    values[count] = value;
    count += 1;
    known = undefined;
  }

  function append(more: Curve): void {
    more.steps.forEach((step, index) => add(step, more.times[index] ?? NaN, more.values[index] ?? NaN));
  }

  const curve = (): Curve => ({ steps: steps.subarray(0, count), times: times.subarray(0, count), values: values.subarray(0, count) });
  return {
    get count() {
      return count;
    },
    add,
    append,
    copy() {
      const other = growingCurve();
      other.append(curve());
      return other;
    },
    dropFrom(step) {
      const kept = curve();
      [steps, times, values] = [new Float64Array(8), new Float64Array(8), new Float64Array(8)];
      count = 0;
      kept.steps.forEach((each, index) => {
        if (each < step) add(each, kept.times[index] ?? NaN, kept.values[index] ?? NaN);
      });
      known = undefined;
    },
    curve,
    summary: () => (known ??= summarise(curve())),
  };
}

export function curveOf(points: Iterable<readonly [step: number, time: number, value: number]>): Curve {
  const growing = growingCurve();
  for (const point of points) growing.add(...point);
  return growing.curve();
}

/**
 * The figures of a table cell. As in MLflow, the last value is the one at the highest step, then the latest, then the
 * largest. NaN takes part in no minimum or maximum unless there is nothing else.
 */
export function summarise({ steps, times, values }: Curve): MetricSummary | undefined {
  if (values.length === 0) return undefined;
  const at = (column: Float64Array, index: number): number => column[index] ?? NaN;
  let [last, min, max, sum, nonFinite] = [0, NaN, NaN, 0, 0];
  for (let index = 0; index < values.length; index += 1) {
    const value = at(values, index);
    const later = at(steps, index) - at(steps, last) || at(times, index) - at(times, last) || value - at(values, last);
    if (later > 0) last = index;
    if (Number.isFinite(value)) sum += value;
    else nonFinite += 1;
    if (!(value >= min)) min = Number.isNaN(value) ? min : value;
    if (!(value <= max)) max = Number.isNaN(value) ? max : value;
  }
  const mean = sum / (values.length - nonFinite);
  return { last: valueOf(at(values, last)), min: valueOf(min), max: valueOf(max), mean: valueOf(mean), step: at(steps, last), points: values.length, nonFinite };
}

/**
 * A curve of no more than about so many points: of each of equal stretches the first, the last, the lowest and the
 * highest, and the first that is not finite, in their order. No spike is lost, and no gap.
 */
export function reducedCurve(curve: Curve, most: number): Curve {
  const { values } = curve;
  const stretches = Math.max(1, Math.floor(most / 4));
  const places: number[] = [];
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    const [start, end] = [Math.floor((stretch * values.length) / stretches), Math.floor(((stretch + 1) * values.length) / stretches)];
    if (start < end) places.push(...telling(values, start, end));
  }
  const picked = (column: Float64Array): Float64Array => Float64Array.from(places, (place) => column[place] ?? NaN);
  return { ...curve, steps: picked(curve.steps), times: picked(curve.times), values: picked(values) };
}

function telling(values: Float64Array, start: number, end: number): readonly number[] {
  let [low, high, odd] = [-1, -1, -1];
  for (let at = start; at < end; at += 1) {
    const value = values[at] ?? NaN;
    if (!Number.isFinite(value)) odd = odd < 0 ? at : odd;
    else if (low < 0) [low, high] = [at, at];
    else if (value < (values[low] ?? NaN)) low = at;
    else if (value > (values[high] ?? NaN)) high = at;
  }
  return [...new Set([start, low, high, odd, end - 1])].filter((place) => place >= 0).toSorted((a, b) => a - b);
}

function doubled(column: Float64Array): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(column.length * 2);
  longer.set(column);
  return longer;
}

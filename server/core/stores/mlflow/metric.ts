import { valueOf, type MetricSummary, type Point, type StoreProblem } from "../run.ts";

/** A metric's whole curve. Lines that make no sense are left out and named as one problem. */
export interface Curve {
  readonly points: readonly Point[];
  readonly problem?: StoreProblem;
}

/** How Python writes what JavaScript's `Number` does not know. */
const NOT_FINITE: Readonly<Record<string, number>> = { nan: NaN, inf: Infinity, "-inf": -Infinity };

/** Reads `<timestamp> <value> [<step>]` per line. A last line without its line break may still be being written. */
export function readCurve(file: string, text: string): Curve {
  const lines = text.split("\n");
  const unfinished = lines.pop() ?? "";
  const points: Point[] = [];
  let broken = 0;
  for (const line of lines) {
    if (line.trim() === "") continue;
    const point = pointOf(line);
    if (point) points.push(point);
    else broken += 1;
  }
  const last = pointOf(unfinished);
  if (last && unfinished.trim().split(/\s+/).length === 3) points.push(last);
  if (broken === 0) return { points };
  const what = broken === 1 ? "1 line is" : `${broken} lines are`;
  return { points, problem: { file, message: `${what} not “timestamp value step” and left out of the curve.` } };
}

/**
 * The figures of a table cell. As in MLflow, the last value is the one at the highest step, then the latest, then the
 * largest. NaN takes part in no minimum or maximum unless there is nothing else.
 */
export function summarise(points: readonly Point[]): MetricSummary | undefined {
  const [first] = points;
  if (!first) return undefined;
  let last = first;
  let min = NaN;
  let max = NaN;
  let nonFinite = 0;
  for (const point of points) {
    if (isLater(point, last)) last = point;
    const value = Number(point.value);
    if (!Number.isFinite(value)) nonFinite += 1;
    if (!(value >= min)) min = Number.isNaN(value) ? min : value;
    if (!(value <= max)) max = Number.isNaN(value) ? max : value;
  }
  return { last: last.value, min: valueOf(min), max: valueOf(max), step: last.step, points: points.length, nonFinite };
}

function isLater(point: Point, than: Point): boolean {
  if (point.step !== than.step) return point.step > than.step;
  if (point.time !== than.time) return point.time > than.time;
  return Number(point.value) > Number(than.value);
}

function pointOf(line: string): Point | undefined {
  const [time = "", value = "", step = "0", ...rest] = line.trim().split(/\s+/);
  const number = NOT_FINITE[value.toLowerCase()] ?? (value === "" ? undefined : Number(value));
  const isKnown = number !== undefined && (!Number.isNaN(number) || value.toLowerCase() === "nan");
  if (!isKnown || rest.length > 0 || !/^-?\d+$/.test(time) || !/^-?\d+$/.test(step)) return undefined;
  return { time: Number(time), value: valueOf(number), step: Number(step) };
}

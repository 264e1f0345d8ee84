import type { PackedCurve } from "../../server/core/insights/experiments/packed.ts";
import type { Line } from "../shared/charts/line.ts";
import type { LinesOptions } from "../shared/charts/linePlot.ts";
import { counted, formatNumber } from "../shared/format.ts";
import { unpacked, unpackedSteps } from "../shared/packed.ts";
import { keyOf, type ExperimentRun } from "./data.ts";
import { gaussian, movingAverage } from "./smooth.ts";
import { groupedLines } from "./groupLines.ts";
import type { ChartSettings } from "./state.ts";

/** Lines to draw, and what a person should know that the lines cannot show. */
export interface DrawnCurves {
  readonly lines: readonly Line[];
  readonly options: LinesOptions;
  readonly notes: readonly string[];
  /** Not all points are here yet. */
  readonly isReduced: boolean;
}

/** What is drawn: the curves in the order of the runs, and for an axis that is a metric the curves of that. */
export interface CurveSource {
  readonly curves: readonly PackedCurve[];
  readonly xCurves?: readonly PackedCurve[];
  readonly runs: readonly ExperimentRun[];
  readonly metric: string;
  /** Keys of runs by their colours. */
  readonly chosen: readonly string[];
  /** What the group of a run is called, by its key; a run without one is in the group of all. */
  readonly groups: ReadonlyMap<string, string>;
}

export function drawnCurves({ curves, xCurves, runs, metric, chosen, groups }: CurveSource, settings: ChartSettings): DrawnCurves {
  const names = new Map(runs.map((run) => [keyOf(run), run.name]));
  let [broken, hidden, points] = [0, 0, 0];
  const own = curves.map((curve, index): Line => {
    const { x, y } = valuesOf(curve, settings.x, xCurves?.[index]);
    points += x.length;
    for (const value of y) {
      if (!Number.isFinite(value)) broken += 1;
      else if (settings.logY && value <= 0) hidden += 1;
    }
    const line = { label: names.get(keyOf(curve)) ?? curve.id, place: Math.max(0, chosen.indexOf(keyOf(curve))), x, y };
    if (settings.smoothing === 0) return line;
    return { ...line, raw: y, y: settings.smoother === "gaussian" ? gaussian(y, settings.smoothing) : movingAverage(y, settings.smoothing) };
  });
  const lines = settings.lines === "runs" ? own : groupedLines(own, (index) => groups.get(keyOf(curves[index] ?? { id: "", store: "" })) ?? "all chosen", settings.lines);
  const isReduced = curves.some(({ reduced }) => reduced === true);
  const problems = [...new Set(curves.flatMap(({ problem }) => problem ?? []))];
  const notes = [
    broken > 0 ? `${counted(broken, "value")} NaN or infinite: the line has a gap there, and a cross above.` : "",
    hidden > 0 ? `${counted(hidden, "value")} at or below zero cannot stand on a logarithmic axis.` : "",
    settings.x !== "step" && points === 0 && curves.length > 0 ? `These runs have nothing to put on that axis.` : "",
    isReduced ? "These are the lowest and highest values of each stretch; every point follows in a moment." : "",
    ...problems,
  ].filter((note) => note !== "");
  return { lines, isReduced, options: { ...axisOf(settings), description: describe(lines, metric, axisOf(settings).xLabel) }, notes };
}

function axisOf({ x, logX, logY }: ChartSettings): Omit<LinesOptions, "description"> {
  const scales = { logX: logX && x !== "time", logY };
  if (x === "time") return { xLabel: "time", xKind: "time", ...scales };
  if (x === "relative") return { xLabel: "since the start", xKind: "duration", ...scales };
  return { xLabel: x === "step" ? "step" : x.replace(/^metric:/, ""), xKind: "number", ...scales };
}

interface Values {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const known = new WeakMap<PackedCurve, Map<string, Values>>();

/** Ascending along the axis; of several points at one place the last one written counts. Remembered, for a zoom asks again. */
function valuesOf(curve: PackedCurve, axis: string, xCurve: PackedCurve | undefined): Values {
  const mine = known.get(curve) ?? new Map<string, Values>();
  known.set(curve, mine);
  const old = mine.get(axis);
  if (old) return old;
  const y = unpacked(curve.values);
  const values = sorted(axisValues(curve, axis, y.length, xCurve), y);
  mine.set(axis, values);
  return values;
}

function axisValues(curve: PackedCurve, axis: string, count: number, xCurve: PackedCurve | undefined): Float64Array {
  const steps = unpackedSteps(curve.steps, count);
  if (axis === "step") return steps;
  if (axis.startsWith("metric:")) {
    const at = xCurve ? sorted(unpackedSteps(xCurve.steps, unpacked(xCurve.values).length), unpacked(xCurve.values)) : { x: new Float64Array(0), y: new Float64Array(0) };
    const byStep = new Map(Array.from(at.x, (step, index) => [step, at.y[index] ?? NaN]));
    return steps.map((step) => byStep.get(step) ?? NaN);
  }
  const times = unpacked(curve.times ?? "");
  const first = times.find((time) => time > 0) ?? NaN;
  return axis === "time" ? times : times.map((time) => time - first);
}

function sorted(x: Float64Array, y: Float64Array): Values {
  let ascending = x.length === y.length;
  for (let at = 0; at < x.length && ascending; at += 1) ascending = Number.isFinite(x[at]) && (at === 0 || (x[at] ?? 0) > (x[at - 1] ?? 0));
  if (ascending) return { x, y };
  const last = new Map<number, number>();
  x.forEach((each, index) => Number.isFinite(each) && index < y.length && last.set(each, y[index] ?? NaN));
  const places = Float64Array.from(last.keys()).sort();
  return { x: places, y: places.map((each) => last.get(each) ?? NaN) };
}

function describe(lines: readonly Line[], metric: string, by: string): string {
  const ends = lines.slice(0, 10).map(({ label, y }) => {
    const last = y.findLast((value) => Number.isFinite(value));
    return `${label} ends at ${last === undefined ? "no value" : formatNumber(last)}`;
  });
  return `${metric} by ${by} for ${counted(lines.length, "run")}: ${ends.join(", ")}. Use the arrow keys to move along the points.`;
}

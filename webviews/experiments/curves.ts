import type { ExperimentRun, Value } from "../../server/core/insights/experiments.ts";
import type { RunCurve } from "../protocol/experiments.ts";
import type { Line, LinesOptions } from "../shared/charts/lines.ts";
import { counted, formatNumber } from "../shared/format.ts";
import { smooth } from "./smooth.ts";
import { keyOf, type ViewState } from "./state.ts";

/** Lines to draw, and what a person should know that the lines cannot show. */
export interface DrawnCurves {
  readonly lines: readonly Line[];
  readonly options: LinesOptions;
  readonly notes: readonly string[];
}

export function drawnCurves(curves: readonly RunCurve[], runs: readonly ExperimentRun[], metric: string, { chosen, logarithmic, smoothing }: ViewState): DrawnCurves {
  const names = new Map(runs.map((run) => [keyOf(run), run.name]));
  let hidden = 0;
  let broken = 0;
  const lines = curves.map((curve) => {
    const points = lastPerStep(curve);
    const y = points.map(({ value }) => {
      const number = Number(value);
      if (!Number.isFinite(number)) broken += 1;
      else if (logarithmic && number <= 0) hidden += 1;
      else return number;
      return null;
    });
    const line = { label: names.get(keyOf(curve)) ?? curve.id, place: chosen.indexOf(keyOf(curve)), x: points.map(({ step }) => step), y };
    return smoothing > 0 ? { ...line, smooth: smooth(y, smoothing) } : line;
  });
  const notes = [
    broken > 0 ? `${counted(broken, "value")} NaN or infinite: the line has a gap there.` : "",
    hidden > 0 ? `${counted(hidden, "value")} at or below zero cannot stand on a logarithmic axis.` : "",
  ].filter((note) => note !== "");
  return { lines, options: { xLabel: "step", logarithmic, description: describe(lines, metric) }, notes };
}

/** Ascending by step; of several points at one step the last one written counts. */
function lastPerStep({ points }: RunCurve): readonly { readonly step: number; readonly value: Value }[] {
  const bySteps = new Map(points.map((point) => [point.step, point]));
  return [...bySteps.values()].toSorted((a, b) => a.step - b.step);
}

function describe(lines: readonly Line[], metric: string): string {
  const ends = lines.map(({ label, y }) => {
    const last = y.findLast((value) => value !== null);
    return `${label} ends at ${typeof last !== "number" ? "no value" : formatNumber(last)}`;
  });
  return `${metric} by step for ${counted(lines.length, "run")}: ${ends.join(", ")}. Use the arrow keys to move along the steps.`;
}

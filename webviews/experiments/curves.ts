import type { PackedCurve } from "../../server/core/insights/experiments/packed.ts";
import type { Line, LinesOptions } from "../shared/charts/lines.ts";
import { counted, formatNumber } from "../shared/format.ts";
import { unpacked } from "../shared/packed.ts";
import type { ExperimentRun } from "./rows.ts";
import { smooth } from "./smooth.ts";
import { keyOf, type ViewState } from "./state.ts";

/** Lines to draw, and what a person should know that the lines cannot show. */
export interface DrawnCurves {
  readonly lines: readonly Line[];
  readonly options: LinesOptions;
  readonly notes: readonly string[];
}

export function drawnCurves(curves: readonly PackedCurve[], runs: readonly ExperimentRun[], metric: string, { chosen, logarithmic, smoothing }: ViewState): DrawnCurves {
  const names = new Map(runs.map((run) => [keyOf(run), run.name]));
  let hidden = 0;
  let broken = 0;
  const lines = curves.map((curve) => {
    const points = lastPerStep(curve);
    const y = points.map(({ value: number }) => {
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
function lastPerStep({ steps, values }: PackedCurve): readonly { readonly step: number; readonly value: number }[] {
  const numbers = unpacked(values);
  const bySteps = new Map(Array.from(unpacked(steps), (step, index) => [step, { step, value: numbers[index] ?? NaN }]));
  return [...bySteps.values()].toSorted((a, b) => a.step - b.step);
}

function describe(lines: readonly Line[], metric: string): string {
  const ends = lines.map(({ label, y }) => {
    const last = y.findLast((value) => value !== null);
    return `${label} ends at ${typeof last !== "number" ? "no value" : formatNumber(last)}`;
  });
  return `${metric} by step for ${counted(lines.length, "run")}: ${ends.join(", ")}. Use the arrow keys to move along the steps.`;
}

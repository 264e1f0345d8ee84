import type { Curve } from "../stores/curve.ts";
import type { Run, StoreProblem } from "../stores/run.ts";
import { csv } from "./columns.ts";
import { escaped, htmlList, standalonePage } from "./html.ts";
import { isoTime } from "./times.ts";

export interface ExportedCurve {
  readonly run: Run;
  readonly metric: string;
  readonly curve: Curve;
}

/** One line per point. Times are ISO 8601, empty where the tracker keeps none. */
export function curvesCsv(curves: readonly ExportedCurve[]): string {
  const rows = curves.flatMap(({ run, metric, curve }) => Array.from(curve.values, (value, index) => [run.id, run.name, metric, String(curve.steps[index]), isoTime(curve.times[index]), String(value)]));
  return csv([["run", "name", "metric", "step", "time", "value"], ...rows]);
}

const [WIDTH, HEIGHT] = [480, 160];

/** A page that stands alone, with a drawing per metric and run. A curve of many points keeps the lowest and highest of each pixel. */
export function curvesHtml(curves: readonly ExportedCurve[], problems: readonly StoreProblem[]): string {
  const figures = curves.map(
    ({ run, metric, curve }) => `<figure><figcaption><b>${escaped(metric)}</b> of ${escaped(run.name)} (${curve.values.length} points)</figcaption>${drawing(curve)}</figure>`,
  );
  const damaged = problems.length > 0 ? ["<h2>Files that could not be read fully</h2>", htmlList(problems.map(({ file, message }) => `${file}: ${message}`))] : [];
  return standalonePage("Curves", ["<h1>Curves</h1>", ...figures, ...damaged].join("\n"), "path { fill: none; stroke: currentColor; } figure { display: inline-block; margin: 1em; }\n");
}

function drawing({ steps, values }: Curve): string {
  const points = Array.from(values, (value, index) => [steps[index] ?? NaN, value] as const).filter(([, value]) => Number.isFinite(value)).toSorted(([a], [b]) => a - b);
  if (points.length === 0) return "<p>No finite values.</p>";
  const range = (all: readonly number[]): readonly [number, number] => [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))];
  const [fromX, toX] = range(points.map(([step]) => step));
  const [fromY, toY] = range(points.map(([, value]) => value));
  const x = (step: number): number => Math.round(((step - fromX) / (toX - fromX || 1)) * WIDTH);
  const y = (value: number): string => (HEIGHT - ((value - fromY) / (toY - fromY || 1)) * HEIGHT).toFixed(1);
  const pixels = new Map<number, readonly [low: number, high: number]>();
  for (const [step, value] of points) {
    const [low, high] = pixels.get(x(step)) ?? [value, value];
    pixels.set(x(step), [Math.min(low, value), Math.max(high, value)]);
  }
  const byPixel = [...pixels].flatMap(([pixel, [low, high]]) => (low === high ? [`${pixel} ${y(low)}`] : [`${pixel} ${y(low)}`, `${pixel} ${y(high)}`]));
  const words = `from ${fromY} to ${toY} over steps ${fromX} to ${toX}`;
  return `<svg role="img" aria-label="${words}" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><title>${words}</title><path d="M${byPixel.join("L")}"/></svg>`;
}

import type { ArtifactContent } from "../../protocol/experiments.ts";
import { plot, type Series } from "../../shared/charts/plot.ts";
import { formatNumber } from "../../shared/format.ts";
import { lineStyle } from "../../shared/theme.ts";

type NamedPoints = Extract<ArtifactContent, { readonly state: "curves" }>["curves"][number];

export interface RunCurves {
  readonly run: string;
  /** Its place among the colours. */
  readonly place: number;
  readonly curves: readonly NamedPoints[];
}

const DASHES = ["", "6 4", "2 3", "9 3 2 3"];

/** Curves of several runs over each other: ROC, precision by recall and the like. A run has a colour, a class of it a dash. */
export function overlaidCurves(name: string, [xName, yName]: readonly [string, string], runs: readonly RunCurves[], width: number): SVGSVGElement {
  const points = (curve: NamedPoints): readonly (readonly [number, number])[] => curve.x.map((x, at): readonly [number, number] => [Number(x), Number(curve.y[at] ?? NaN)]).filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  const series = runs.flatMap(({ run, place, curves }) => curves.map((curve, index): Series => ({ kind: "line", points: points(curve), label: `${run}${curve.name === "" ? "" : `, ${curve.name}`}`, colour: lineStyle(place).colour, dash: DASHES[index % DASHES.length] ?? "" })));
  const all = series.flatMap((one) => one.points);
  const [x, y] = [0, 1].map((axis) => limits(all.map((point) => point[axis] ?? 0)));
  const isRate = x?.[1] === 1 && y?.[1] === 1;
  const guide: readonly Series[] = isRate && /^(fpr|false positive rate|prob_pred)$/i.test(xName) ? [{ kind: "guide", points: [[0, 0], [1, 1]] }] : [];
  const ends = series.slice(0, 10).map(({ label = "", points: own }) => `${label} reaches ${yName} ${formatNumber(own.reduce((most, [, value]) => Math.max(most, value), -Infinity), 3)}`);
  return plot({ x: { label: xName, from: x?.[0] ?? 0, to: x?.[1] ?? 1 }, y: { label: yName, from: y?.[0] ?? 0, to: y?.[1] ?? 1 }, width, height: Math.min(380, width * 0.72), description: `${name}: ${ends.join("; ")}` }, [...guide, ...series]);
}

/** Rates go from 0 to 1, whatever they reach. */
function limits(values: readonly number[]): readonly [from: number, to: number] {
  const [low, high] = [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), -Infinity)];
  if (!Number.isFinite(low)) return [0, 1];
  return low >= 0 && high <= 1 ? [0, 1] : [low, high];
}

import "uplot/dist/uPlot.min.css";
import "./charts.css";

import uPlot from "uplot";

import { formatNumber } from "../format.ts";
import { lineStyle, onThemeChange, themeColour } from "../theme.ts";

export interface Line {
  readonly label: string;
  /** Its place among the colours. */
  readonly place: number;
  /** Ascending. */
  readonly x: readonly number[];
  /** `null` breaks the line; the raw values, drawn faintly under `smooth` where that is given. */
  readonly y: readonly (number | null)[];
  readonly smooth?: readonly (number | null)[];
}

export interface LinesOptions {
  readonly xLabel: string;
  readonly logarithmic: boolean;
  /** The chart in words, for those who do not see it. */
  readonly description: string;
}

export interface LineChart {
  readonly node: HTMLElement;
  draw(lines: readonly Line[], options: LinesOptions): void;
}

/** Lines over a shared axis. `point` hears which x the pointer or the arrow keys are at, `undefined` when they leave. */
export function lineChart(point: (x: number | undefined) => void): LineChart {
  const node = document.createElement("div");
  node.className = "line-chart";
  node.tabIndex = 0;
  node.setAttribute("role", "img");
  node.title = "Drag to zoom in, double-click to see all";
  let plot: uPlot | undefined;
  let drawn: { readonly lines: readonly Line[]; readonly options: LinesOptions } | undefined;

  function redraw(): void {
    const zoom = plot && zoomOf(plot);
    plot?.destroy();
    plot = undefined;
    if (!drawn || node.clientWidth === 0) return;
    node.setAttribute("aria-label", drawn.options.description);
    plot = new uPlot(settings(drawn.lines, drawn.options, size(node), point), aligned(drawn.lines), node);
    if (zoom) plot.setScale("x", zoom);
  }

  new ResizeObserver(() => (plot ? plot.setSize(size(node)) : redraw())).observe(node);
  onThemeChange(redraw);
  node.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!plot || step === undefined) return;
    event.preventDefault();
    const last = plot.data[0].length - 1;
    const next = Math.min(last, Math.max(0, (plot.cursor.idx ?? (step > 0 ? -1 : last + 1)) + step));
    plot.setCursor({ left: plot.valToPos(plot.data[0][next] ?? 0, "x"), top: 10 });
  });
  return {
    node,
    draw(lines, options) {
      drawn = { lines, options };
      redraw();
    },
  };
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -Infinity, End: Infinity };

/** What part of the axis the person looks at, where it is not all of it. */
function zoomOf({ scales, data: [x] }: uPlot): { readonly min: number; readonly max: number } | undefined {
  const [min, max] = [scales["x"]?.min, scales["x"]?.max];
  if (typeof min !== "number" || typeof max !== "number") return undefined;
  return min > (x[0] ?? min) || max < (x.at(-1) ?? max) ? { min, max } : undefined;
}

const size = (node: HTMLElement): { readonly width: number; readonly height: number } => ({ width: node.clientWidth, height: node.clientHeight });

/** One x axis for all lines. A `null` of a line stays a gap; an x that a line does not have is bridged. */
function aligned(lines: readonly Line[]): uPlot.AlignedData {
  const tables = lines.map(({ x, y, smooth }) => [[...x], [...y], ...(smooth ? [[...smooth]] : [])] as uPlot.AlignedData);
  if (tables.length === 0) return [[]];
  const keepGaps = tables.map((table) => table.map(() => 1 as const));
  return uPlot.join(tables, keepGaps);
}

function settings(lines: readonly Line[], { xLabel, logarithmic }: LinesOptions, { width, height }: { readonly width: number; readonly height: number }, point: (x: number | undefined) => void): uPlot.Options {
  const text = themeColour("--vscode-descriptionForeground", "#888");
  const grid = themeColour("--vscode-widget-border", themeColour("--vscode-panel-border", "#8883"));
  const family = themeColour("--vscode-font-family", "sans-serif");
  const axis = { stroke: text, font: `11px ${family}`, labelFont: `11px ${family}`, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1, size: 4 } };
  const values = (_: uPlot, splits: (number | null)[]): string[] => splits.map((split) => (split === null ? "" : formatNumber(split, 3)));
  return {
    width,
    height,
    scales: { x: { time: false }, y: yScale(logarithmic) },
    legend: { show: false },
    cursor: { y: false, points: { size: 7 }, drag: { x: true, y: false } },
    axes: [
      { ...axis, label: xLabel, labelSize: 18, size: 24, space: 60 },
      { ...axis, values, size: 56, space: 32 },
    ],
    series: [{}, ...lines.flatMap(seriesOf)],
    hooks: { setCursor: [(plot) => point(typeof plot.cursor.idx === "number" ? plot.data[0][plot.cursor.idx] : undefined)] },
  };
}

/** uPlot's type for a logarithmic scale is a constant enum, which modules that are compiled one by one cannot name. */
function yScale(logarithmic: boolean): uPlot.Scale {
  const scale: uPlot.Scale = {};
  return logarithmic ? Object.assign(scale, { distr: 3 }) : scale;
}

function seriesOf({ label, place, smooth, x }: Line): readonly uPlot.Series[] {
  const { colour, dash } = lineStyle(place);
  const line: uPlot.Series = { label, stroke: colour, width: 1.75, dash: [...dash], points: { show: x.length < 40, size: 4, fill: colour } };
  if (!smooth) return [line];
  return [{ ...line, width: 1, alpha: 0.3, points: { show: false } }, { ...line, points: { show: false } }];
}

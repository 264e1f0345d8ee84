import type uPlot from "uplot";

import { formatDuration, formatNumber, formatTime } from "../format.ts";
import { lineStyle, themeColour } from "../theme.ts";
import { drawDenseLines, isDense, MOST_DASHED } from "./denseLines.ts";
import type { Line } from "./line.ts";
import { lowerBound } from "./pixels.ts";

export interface LinesOptions {
  readonly xLabel: string;
  readonly xKind: "number" | "time" | "duration";
  readonly logX: boolean;
  readonly logY: boolean;
  /** The chart in words, for those who do not see it. */
  readonly description: string;
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

interface Hooks {
  readonly point: (x: number | undefined) => void;
  readonly selected: (plot: uPlot) => void;
}

/** How uPlot is to draw lines: axes, colours and what is drawn on top. */
export function lineSettings(lines: readonly Line[], { xLabel, xKind, logX, logY }: LinesOptions, { width, height }: { readonly width: number; readonly height: number }, range: Range, { point, selected }: Hooks): uPlot.Options {
  const dense = isDense(lines);
  const text = themeColour("--vscode-descriptionForeground", "#888");
  const grid = themeColour("--vscode-widget-border", themeColour("--vscode-panel-border", "#8883"));
  const family = themeColour("--vscode-font-family", "sans-serif");
  const axis = { stroke: text, font: `11px ${family}`, labelFont: `11px ${family}`, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1, size: 4 } };
  const labels = (format: (value: number) => string) => (_: uPlot, splits: (number | null)[]): string[] => splits.map((split) => (split === null ? "" : format(split)));
  return {
    width,
    height,
    scales: { x: { time: false, min: range.min, max: range.max, ...scale(logX) }, y: scale(logY) },
    legend: { show: false },
    cursor: { y: false, points: dense ? { show: false } : { size: 7 }, drag: { x: true, y: true, uni: 24, setScale: false } },
    axes: [
      { ...axis, label: xLabel, labelSize: 18, size: 24, space: xKind === "number" ? 60 : 120, values: labels(X_LABELS[xKind]) },
      { ...axis, values: labels((value) => formatNumber(value, 3)), size: 56, space: 32 },
    ],
    series: [{}, ...(dense ? [{ paths: () => null, points: { show: false } }] : lines.flatMap((line) => seriesOf(line, lines.length > MOST_DASHED)))],
    bands: bandsOf(lines),
    hooks: { setCursor: [(plot) => point(typeof plot.cursor.idx === "number" ? plot.data[0][plot.cursor.idx] : undefined)], setSelect: [selected], draw: [...(dense ? [(plot: uPlot) => drawDenseLines(plot, lines)] : []), (plot) => drawBroken(plot, lines)] },
  };
}

export const X_LABELS: Readonly<Record<LinesOptions["xKind"], (value: number) => string>> = { number: (value) => formatNumber(value, 4), time: formatTime, duration: formatDuration };

/** uPlot's type for a logarithmic scale is a constant enum, which modules that are compiled one by one cannot name. */
function scale(logarithmic: boolean): uPlot.Scale {
  const linear: uPlot.Scale = {};
  return logarithmic ? Object.assign(linear, { distr: 3 }) : linear;
}

function seriesOf({ label, place, raw, x, band }: Line, isOneOfMany: boolean): readonly uPlot.Series[] {
  const { colour, dash } = lineStyle(place);
  const line: uPlot.Series = { label, stroke: colour, width: isOneOfMany ? 1 : 1.75, dash: isOneOfMany ? [] : [...dash], points: { show: x.length < 40, size: 4, fill: colour } };
  if (band) return [...[band.high, band.low].map((): uPlot.Series => ({ stroke: colour, width: 0.5, alpha: 0.5, points: { show: false } })), line];
  if (!raw) return [line];
  return [{ ...line, width: 1, alpha: 0.3, points: { show: false } }, { ...line, points: { show: false } }];
}

/** A line's band lies between the two series before its own; uPlot counts the axis as the first. */
function bandsOf(lines: readonly Line[]): uPlot.Band[] {
  let series = 1;
  return lines.flatMap(({ band, raw, place }): readonly uPlot.Band[] => {
    const own = series;
    series += band ? 3 : raw ? 2 : 1;
    return band ? [{ series: [own, own + 1], fill: `color-mix(in srgb, ${lineStyle(place).colour} 22%, transparent)` }] : [];
  });
}

/** A small cross at the upper edge for each place at which a line is NaN or infinite, once per pixel. */
function drawBroken(plot: uPlot, lines: readonly Line[]): void {
  const { ctx, bbox } = plot;
  const { min = -Infinity, max = Infinity } = plot.scales["x"] ?? {};
  ctx.save();
  ctx.lineWidth = 1.5 * devicePixelRatio;
  for (const line of lines) {
    const values = line.raw ?? line.y;
    const pixels = new Set<number>();
    const end = lowerBound(line.x, max) + 1;
    for (let at = lowerBound(line.x, min); at < Math.min(end, values.length); at += 1) if (!Number.isFinite(values[at])) pixels.add(Math.round(plot.valToPos(line.x[at] ?? 0, "x", true)));
    ctx.strokeStyle = lineStyle(line.place).colour;
    ctx.beginPath();
    for (const pixel of pixels) cross(ctx, pixel, bbox.top + 6 * devicePixelRatio, 3 * devicePixelRatio);
    ctx.stroke();
  }
  ctx.restore();
}

function cross(context: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  context.moveTo(x - size, y - size);
  context.lineTo(x + size, y + size);
  context.moveTo(x - size, y + size);
  context.lineTo(x + size, y - size);
}

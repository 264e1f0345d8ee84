import "uplot/dist/uPlot.min.css";
import "./charts.css";

import uPlot from "uplot";

import { formatDuration, formatNumber, formatTime } from "../format.ts";
import { lineStyle, onThemeChange, themeColour } from "../theme.ts";
import { denseOutline, drawDenseLines, isDense, MOST_DASHED, MOST_POINTS } from "./denseLines.ts";
import type { Line } from "./line.ts";
import { alignedToPixels, lowerBound } from "./pixels.ts";

export interface LinesOptions {
  readonly xLabel: string;
  readonly xKind: "number" | "time" | "duration";
  readonly logX: boolean;
  readonly logY: boolean;
  /** The chart in words, for those who do not see it. */
  readonly description: string;
}

export interface LineChart {
  readonly node: HTMLElement;
  draw(lines: readonly Line[], options: LinesOptions): void;
  /** The drawing as a picture; nothing while nothing is drawn. */
  picture(): string | undefined;
}

interface Range {
  readonly min: number;
  readonly max: number;
}

/**
 * Lines over a shared axis. Only as many points are drawn as pixels can show, anew for what is in sight after each zoom.
 * Dragging zooms in (both ways where dragged so), a double click or 0 shows all, Ctrl and the wheel zoom, the wheel
 * alone moves sideways; + and - zoom, arrows move along the points. `point` hears where the pointer or the arrows are.
 */
export function lineChart(point: (x: number | undefined) => void): LineChart {
  const node = document.createElement("div");
  node.className = "line-chart";
  node.tabIndex = 0;
  node.setAttribute("role", "img");
  node.title = "Drag to zoom in, Ctrl and the wheel to zoom, double-click or 0 to see all, arrow keys to read values";
  let plot: uPlot | undefined;
  let drawn: { readonly lines: readonly Line[]; readonly options: LinesOptions } | undefined;
  let zoom: Range | undefined;
  let filling = false;

  function whole(): Range {
    const starts = drawn?.lines.flatMap(({ x }) => (x.length > 0 ? [firstOn(x, drawn?.options.logX === true)] : [])) ?? [];
    const ends = drawn?.lines.flatMap(({ x }) => x.at(-1) ?? []) ?? [];
    const [min, max] = [Math.min(...starts), Math.max(...ends)];
    return min < max ? { min, max } : { min: min - 0.5, max: max + 0.5 };
  }

  function dataFor(range: Range): uPlot.AlignedData {
    const lines = drawn?.lines ?? [];
    if (isDense(lines)) return denseOutline(lines, range.min, range.max, node.clientWidth, drawn?.options.logY === true);
    const values = lines.flatMap(({ x, y, raw }) => (raw ? [{ x, y: raw }, { x, y }] : [{ x, y }]));
    const hidden = drawn?.options.logY === true ? values.map(({ x, y }) => ({ x, y: y.map((each) => (each > 0 ? each : NaN)) })) : values;
    const pixels = Math.max(50, Math.min(node.clientWidth - 60, MOST_POINTS / 2 / Math.max(1, values.length)));
    const aligned = alignedToPixels(hidden, range.min, range.max, pixels, drawn?.options.logX === true ? Math.log10 : (each) => each);
    return [aligned.x, ...aligned.lines] as uPlot.AlignedData;
  }

  /** Draws what is in sight, in as much detail as fits. */
  function fill(range: Range, y?: Range): void {
    if (!plot) return;
    filling = true;
    plot.batch(() => {
      plot?.setData(dataFor(range), y === undefined);
      plot?.setScale("x", range);
      if (y) plot?.setScale("y", y);
    });
    filling = false;
  }

  function zoomTo(range: Range | undefined, y?: Range): void {
    const all = whole();
    const wanted = range ? { min: Math.max(all.min, range.min), max: Math.min(all.max, range.max) } : all;
    if (!(wanted.max > wanted.min)) return;
    zoom = wanted.min <= all.min && wanted.max >= all.max ? undefined : wanted;
    fill(wanted, y);
  }

  function redraw(): void {
    plot?.destroy();
    plot = undefined;
    if (!drawn || node.clientWidth === 0 || drawn.lines.length === 0) return;
    node.setAttribute("aria-label", drawn.options.description);
    const all = whole();
    const range = zoom && zoom.max > all.min && zoom.min < all.max ? zoom : all;
    plot = new uPlot(settings(drawn.lines, drawn.options, size(node), range, { point, selected }), dataFor(range), node);
  }

  /** uPlot zooms by itself; then the points for that range are drawn. */
  function selected(chart: uPlot): void {
    if (filling || chart.select.width < 4) return;
    const at = (pixel: number, scale: "x" | "y"): number => chart.posToVal(pixel, scale);
    const { left, top, width, height } = chart.select;
    const isBox = height < chart.over.clientHeight - 2 && height > 20;
    zoomTo({ min: at(left, "x"), max: at(left + width, "x") }, isBox ? { min: at(top + height, "y"), max: at(top, "y") } : undefined);
    chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }

  function zoomAround(centre: number, factor: number): void {
    const { min, max } = zoom ?? whole();
    zoomTo({ min: centre - (centre - min) * factor, max: centre + (max - centre) * factor });
  }

  function moveBy(share: number): void {
    const [{ min, max }, all] = [zoom ?? whole(), whole()];
    const by = Math.min(all.max - max, Math.max(all.min - min, (max - min) * share));
    zoomTo({ min: min + by, max: max + by });
  }

  new ResizeObserver(() => {
    if (plot?.width !== node.clientWidth || plot.height !== node.clientHeight) redraw();
  }).observe(node);
  onThemeChange(redraw);
  node.addEventListener("dblclick", () => zoomTo(undefined));
  node.addEventListener("wheel", (event) => {
    if (!plot || (!event.ctrlKey && (zoom === undefined || Math.abs(event.deltaX) < Math.abs(event.deltaY)))) return;
    event.preventDefault();
    if (event.ctrlKey) zoomAround(plot.posToVal(event.offsetX, "x"), event.deltaY > 0 ? 1.25 : 0.8);
    else moveBy(event.deltaX / node.clientWidth);
  });
  node.addEventListener("keydown", (event) => {
    const zoomed: Readonly<Record<string, () => void>> = { "0": () => zoomTo(undefined), "+": () => zoomAround(middle(zoom ?? whole()), 0.7), "-": () => zoomAround(middle(zoom ?? whole()), 1.4), "Shift+ArrowLeft": () => moveBy(-0.2), "Shift+ArrowRight": () => moveBy(0.2) };
    const act = zoomed[`${event.shiftKey && event.key.startsWith("Arrow") ? "Shift+" : ""}${event.key}`];
    const step = STEPS[event.key];
    if (!plot || (!act && step === undefined)) return;
    event.preventDefault();
    if (act) act();
    else moveCursor(plot, step ?? 0);
  });
  return {
    node,
    picture: () => (plot ? framed(plot.ctx.canvas) : undefined),
    draw(lines, options) {
      const keeps = drawn?.options.xLabel === options.xLabel && drawn.options.logX === options.logX;
      if (!keeps) zoom = undefined;
      drawn = { lines, options };
      redraw();
    },
  };
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -Infinity, End: Infinity };

const middle = ({ min, max }: Range): number => (min + max) / 2;

/** On a logarithmic axis nothing at or below zero can stand. */
const firstOn = (x: Float64Array, logarithmic: boolean): number => (logarithmic ? (x[lowerBound(x, Number.MIN_VALUE)] ?? 1) : (x[0] ?? 0));

/** To the next place at which some line has a value. */
function moveCursor(plot: uPlot, step: number): void {
  const { data } = plot;
  const places = data[0].map((_, place) => place).filter((place) => data.some((column, index) => index > 0 && typeof column[place] === "number"));
  const current = plot.cursor.idx ?? (step > 0 ? -1 : Infinity);
  const at = places.findIndex((place) => place >= current);
  const exact = places[at] === current ? at : at - (step > 0 ? 1 : 0);
  const next = places[Math.min(places.length - 1, Math.max(0, (at < 0 ? places.length : exact) + step))];
  if (next !== undefined) plot.setCursor({ left: plot.valToPos(data[0][next] ?? 0, "x"), top: 10 });
}

/** The chart on the ground of the page; by itself it is see-through. */
function framed(canvas: HTMLCanvasElement): string {
  const picture = document.createElement("canvas");
  [picture.width, picture.height] = [canvas.width, canvas.height];
  const context = picture.getContext("2d");
  if (context) {
    context.fillStyle = themeColour("--vscode-editor-background", "#fff");
    context.fillRect(0, 0, picture.width, picture.height);
    context.drawImage(canvas, 0, 0);
  }
  return picture.toDataURL("image/png");
}

const size = (node: HTMLElement): { readonly width: number; readonly height: number } => ({ width: node.clientWidth, height: node.clientHeight });

interface Hooks {
  readonly point: (x: number | undefined) => void;
  readonly selected: (plot: uPlot) => void;
}

function settings(lines: readonly Line[], { xLabel, xKind, logX, logY }: LinesOptions, { width, height }: { readonly width: number; readonly height: number }, range: Range, { point, selected }: Hooks): uPlot.Options {
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
    hooks: { setCursor: [(plot) => point(typeof plot.cursor.idx === "number" ? plot.data[0][plot.cursor.idx] : undefined)], setSelect: [selected], draw: [...(dense ? [(plot: uPlot) => drawDenseLines(plot, lines)] : []), (plot) => drawBroken(plot, lines)] },
  };
}

const X_LABELS: Readonly<Record<LinesOptions["xKind"], (value: number) => string>> = { number: (value) => formatNumber(value, 4), time: formatTime, duration: formatDuration };

/** uPlot's type for a logarithmic scale is a constant enum, which modules that are compiled one by one cannot name. */
function scale(logarithmic: boolean): uPlot.Scale {
  const linear: uPlot.Scale = {};
  return logarithmic ? Object.assign(linear, { distr: 3 }) : linear;
}

function seriesOf({ label, place, raw, x }: Line, isOneOfMany: boolean): readonly uPlot.Series[] {
  const { colour, dash } = lineStyle(place);
  const line: uPlot.Series = { label, stroke: colour, width: isOneOfMany ? 1 : 1.75, dash: isOneOfMany ? [] : [...dash], points: { show: x.length < 40, size: 4, fill: colour } };
  if (!raw) return [line];
  return [{ ...line, width: 1, alpha: 0.3, points: { show: false } }, { ...line, points: { show: false } }];
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

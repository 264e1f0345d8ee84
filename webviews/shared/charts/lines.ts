import "uplot/dist/uPlot.min.css";
import "./charts.css";

import uPlot from "uplot";

import { onThemeChange, themeColour } from "../theme.ts";
import { denseOutline, isDense, MOST_POINTS } from "./denseLines.ts";
import type { Line } from "./line.ts";
import { lineSettings, X_LABELS, type LinesOptions, type Range } from "./linePlot.ts";
import { lineSvg } from "./lineSvg.ts";
import { alignedToPixels, lowerBound } from "./pixels.ts";

export interface LineChart {
  readonly node: HTMLElement;
  draw(lines: readonly Line[], options: LinesOptions): void;
  /** The drawing as a picture; nothing while nothing is drawn. */
  picture(): string | undefined;
  /** The same as SVG. */
  drawing(): string | undefined;
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
  let zoomY: Range | undefined;
  let filling = false;
  let [dragging, waiting] = [false, false];

  function whole(): Range {
    const starts = drawn?.lines.flatMap(({ x }) => (x.length > 0 ? [firstOn(x, drawn?.options.logX === true)] : [])) ?? [];
    const ends = drawn?.lines.flatMap(({ x }) => x.at(-1) ?? []) ?? [];
    const [min, max] = [Math.min(...starts), Math.max(...ends)];
    return min < max ? { min, max } : { min: min - 0.5, max: max + 0.5 };
  }

  function dataFor(range: Range): uPlot.AlignedData {
    const lines = drawn?.lines ?? [];
    if (isDense(lines)) return denseOutline(lines, range.min, range.max, node.clientWidth, drawn?.options.logY === true);
    const values = lines.flatMap(({ x, y, raw, band }) => [...(band ? [{ x, y: band.high }, { x, y: band.low }] : raw ? [{ x, y: raw }] : []), { x, y }]);
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
    zoomY = y;
    fill(wanted, y);
    describe();
  }

  function describe(): void {
    if (!drawn) return;
    const { description, xLabel, xKind } = drawn.options;
    const [from, to] = zoom ? [zoom.min, zoom.max].map(X_LABELS[xKind]) : [];
    node.setAttribute("aria-label", zoom ? `${description}; zoomed to ${xLabel} ${from ?? ""} to ${to ?? ""}` : description);
  }

  /** What is under the pointer stays there; while somebody drags, nothing is taken from under their hand. */
  function redraw(): void {
    waiting = dragging;
    if (waiting) return;
    const { left = -1, top = -1 } = plot?.cursor ?? {};
    plot?.destroy();
    plot = undefined;
    if (!drawn || node.clientWidth === 0 || drawn.lines.length === 0) return;
    const all = whole();
    if (zoom && (zoom.max <= all.min || zoom.min >= all.max)) [zoom, zoomY] = [undefined, undefined];
    const range = zoom ?? all;
    describe();
    plot = new uPlot(lineSettings(drawn.lines, drawn.options, size(node), range, { point, selected }), dataFor(range), node);
    if (zoomY) plot.setScale("y", zoomY);
    if (left >= 0) plot.setCursor({ left, top });
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
  node.addEventListener("pointerdown", () => (dragging = true));
  for (const end of ["pointerup", "pointercancel"]) {
    window.addEventListener(end, () => {
      dragging = false;
      // uPlot hears of the end after us.
      if (waiting) setTimeout(redraw);
    });
  }
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
    drawing() {
      const [x, y] = [plot?.scales["x"], plot?.scales["y"]];
      return drawn && plot ? lineSvg(drawn.lines, drawn.options, { min: x?.min ?? 0, max: x?.max ?? 1 }, { min: y?.min ?? 0, max: y?.max ?? 1 }) : undefined;
    },
    draw(lines, options) {
      const keeps = drawn?.options.xLabel === options.xLabel && drawn.options.logX === options.logX;
      if (!keeps) zoom = undefined;
      if (!keeps || drawn?.options.logY !== options.logY) zoomY = undefined;
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

import type uPlot from "uplot";

import { lineStyle } from "../theme.ts";
import type { Line } from "./line.ts";
import { lowerBound } from "./pixels.ts";
import { drawLine, emptyRaster, writeRows, type Axis, type Stroke } from "./raster.ts";

/** Of more lines than these the dashes tell nobody anything, and cost ten times the drawing. */
export const MOST_DASHED = 24;
/** More points than these in all are drawn pixel by pixel. */
export const MOST_POINTS = 60_000;

/** Very many lines with very many points. */
export const isDense = (lines: readonly Line[]): boolean => lines.length > MOST_DASHED && lines.reduce((sum, { x }) => sum + x.length, 0) > MOST_POINTS;

/** How faintly a line shows what it was before it was smoothed. */
const RAW_OPACITY = 0.3;

/**
 * Draws lines over a chart's grid, pixel by pixel: a canvas that strokes a hundred paths of a thousand pieces each takes
 * ten times as long.
 */
export function drawDenseLines(plot: uPlot, lines: readonly Line[]): void {
  const { left, top, width, height } = plot.bbox;
  const picture = new OffscreenCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
  const context = picture.getContext("2d");
  if (!context) return;
  const raster = emptyRaster(picture.width, picture.height);
  const [across, down] = [axisOf(plot, "x", raster.width), turned(axisOf(plot, "y", raster.height), raster.height)];
  const [x, y] = [onScale(plot, "x"), onScale(plot, "y")];
  for (const line of lines.toReversed()) drawLine(raster, { x: x(line.x), y: y(line.y) }, across, down, strokeOf(lineStyle(line.place).colour, context));
  for (const { x: column, raw, place } of lines.toReversed()) if (raw) drawLine(raster, { x: x(column), y: y(raw) }, across, down, { ...strokeOf(lineStyle(place).colour, context), opacity: RAW_OPACITY });
  const data = context.createImageData(raster.width, raster.height);
  writeRows(raster, new Uint32Array(data.data.buffer));
  context.putImageData(data, 0, 0);
  plot.ctx.drawImage(picture, left, top);
}

/**
 * What the chart itself needs of such lines: places to read values at, no more than there are pixels, and how low and
 * high the lines reach in sight, by which it sets its vertical axis.
 */
export function denseOutline(lines: readonly Line[], from: number, to: number, pixels: number, onlyPositive: boolean): uPlot.AlignedData {
  let [low, high] = [Infinity, -Infinity];
  let longest = new Float64Array(0);
  for (const { x, y, raw } of lines) {
    const [start, end] = [Math.max(0, lowerBound(x, from) - 1), Math.min(x.length, lowerBound(x, to) + 2)];
    if (end - start > longest.length) longest = x.slice(start, end);
    for (const column of raw ? [raw, y] : [y]) [low, high] = reached(column.subarray(start, end), low, high, onlyPositive);
  }
  const every = Math.max(1, Math.ceil(longest.length / pixels));
  const places = Array.from({ length: Math.ceil(longest.length / every) }, (_, place) => longest[place * every] ?? 0);
  return [places, places.map((_, place) => (high < low ? null : place === 1 ? high : low))];
}

function reached(values: Float64Array, lowest: number, highest: number, onlyPositive: boolean): readonly [low: number, high: number] {
  let [low, high] = [lowest, highest];
  for (const value of values) {
    if (value < low && (!onlyPositive || value > 0) && value > -Infinity) low = value;
    if (value > high && value < Infinity) high = value;
  }
  return [low, high];
}

const LOGARITHMIC = 3;
const isLogarithmic = ({ scales }: uPlot, axis: "x" | "y"): boolean => Number(scales[axis]?.distr) === LOGARITHMIC;

function axisOf(plot: uPlot, axis: "x" | "y", pixels: number): Axis {
  const { min, max } = plot.scales[axis] ?? {};
  const [from, to] = [min ?? 0, max ?? 1].map((end) => (isLogarithmic(plot, axis) ? Math.log10(end) : end));
  return { zero: from ?? 0, factor: pixels / ((to ?? 1) - (from ?? 0)) };
}

/** Pixels count from above. */
const turned = ({ zero, factor }: Axis, pixels: number): Axis => ({ zero: zero + pixels / factor, factor: -factor });

const logarithms = new WeakMap<Float64Array, Float64Array>();

/** Of what is not positive the logarithm is not finite, and so a gap. */
function onScale(plot: uPlot, axis: "x" | "y"): (column: Float64Array) => Float64Array {
  if (!isLogarithmic(plot, axis)) return (column) => column;
  return (column) => {
    const known = logarithms.get(column) ?? column.map(Math.log10);
    logarithms.set(column, known);
    return known;
  };
}

const strokes = new Map<string, Stroke>();

/** Themes write colours in any way that CSS knows; the canvas itself says what they are. */
function strokeOf(colour: string, context: OffscreenCanvasRenderingContext2D): Stroke {
  const old = strokes.get(colour);
  if (old?.width === devicePixelRatio) return old;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  const stroke = { red, green, blue, opacity: 1, width: devicePixelRatio };
  strokes.set(colour, stroke);
  return stroke;
}

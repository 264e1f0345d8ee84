import { lowerBound, type Values } from "./pixels.ts";

/** A picture column by column, for that is how lines are drawn: one number per pixel, red in the lowest byte, opacity in the highest. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly columns: Uint32Array;
  /** For each column the first and the last row, exclusive, of a stretch through which nothing shines. */
  readonly covered: Int32Array;
}

/** A pixel is `(value - zero) * factor`; values are logarithms already where the axis is logarithmic. */
export interface Axis {
  readonly zero: number;
  readonly factor: number;
}

export interface Stroke {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** 0 to 1. */
  readonly opacity: number;
  /** In pixels. */
  readonly width: number;
}

export const emptyRaster = (width: number, height: number): Raster => ({ width, height, columns: new Uint32Array(width * height), covered: new Int32Array(width * 2) });

/**
 * Draws a line behind what a picture shows already, column by column of its pixels: in each it is a bar from the lowest to the highest place
 * where the line runs there. So it costs no more than its points and the pixels it covers, however many points share a
 * column, and no spike is lost; what other lines hide costs nothing. A value that is not finite is a gap. Edges are smoothed upwards and downwards.
 */
export function drawLine(raster: Raster, { x, y }: Values, across: Axis, down: Axis, stroke: Stroke): void {
  const start = Math.max(0, lowerBound(x, across.zero) - 1);
  const end = Math.min(x.length, lowerBound(x, across.zero + raster.width / across.factor) + 2);
  const bars = barsOf(raster, stroke);
  let [beforeX, beforeY] = [NaN, NaN];
  for (let index = start; index < end; index += 1) {
    const atX = ((x[index] ?? NaN) - across.zero) * across.factor;
    const atY = ((y[index] ?? NaN) - down.zero) * down.factor;
    // What is not finite minus itself is NaN.
    const isThere = atY - atY === 0 && atX - atX === 0;
    if (isThere && beforeY === beforeY && Math.floor(atX) !== Math.floor(beforeX)) bars.cross(beforeX, beforeY, atX, atY);
    if (isThere) bars.reach(Math.floor(atX), atY);
    beforeX = atX;
    beforeY = isThere ? atY : NaN;
    if (!isThere) bars.paint();
  }
  bars.paint();
}

interface Bars {
  /** The line is at that height within a column. */
  reach(column: number, at: number): void;
  /** The line runs straight from one place to another; up to the last column that it enters. */
  cross(fromX: number, fromY: number, toX: number, toY: number): void;
  paint(): void;
}

function barsOf({ width, height, columns, covered }: Raster, stroke: Stroke): Bars {
  const half = stroke.width / 2;
  const full = (stroke.red | (stroke.green << 8) | (stroke.blue << 16) | (255 << 24)) >>> 0;
  let column = -1;
  let low = 0;
  let high = 0;

  function reach(at: number, height_: number): void {
    if (at !== column) {
      paint();
      column = at;
      low = height_;
      high = height_;
    } else if (height_ < low) low = height_;
    else if (height_ > high) high = height_;
  }

  function cross(fromX: number, fromY: number, toX: number, toY: number): void {
    const slope = (toY - fromY) / (toX - fromX);
    const last = Math.min(width, Math.floor(toX));
    for (let edge = Math.max(0, Math.floor(fromX) + 1); edge <= last; edge += 1) {
      const at = fromY + (edge - fromX) * slope;
      if (edge > 0) reach(edge - 1, at);
      reach(edge, at);
    }
  }

  function paint(): void {
    if (column >= 0 && column < width) paintBar(column, Math.max(0, low - half), Math.min(height, high + half));
    column = -1;
  }

  /** The ends cover a part of their pixels only. */
  function paintBar(at: number, upper: number, lower: number): void {
    const [first, last] = [Math.floor(upper), Math.ceil(lower) - 1];
    if (last < first) return;
    const [from, to] = [covered[at * 2] ?? 0, covered[at * 2 + 1] ?? 0];
    const start = at * height;
    if (first < from || first >= to) mix(start + first, Math.min(lower, first + 1) - upper);
    if (last > first && (last < from || last >= to)) mix(start + last, lower - last);
    if (last > first + 1) paintWhole(at, first + 1, last, from, to);
  }

  /** Rows that the bar covers wholly, but for those that are hidden. */
  function paintWhole(at: number, first: number, end: number, from: number, to: number): void {
    const start = at * height;
    for (let row = first; row < end; row += 1) {
      if (row >= from && row < to) row = to - 1;
      else mix(start + row, 1);
    }
    if (stroke.opacity < 1) return;
    const meets = first <= to && end >= from && to > from;
    if (!meets && end - first <= to - from) return;
    covered[at * 2] = meets ? Math.min(first, from) : first;
    covered[at * 2 + 1] = meets ? Math.max(end, to) : end;
  }

  function mix(at: number, share: number): void {
    const there = columns[at] ?? 0;
    columns[at] = there === 0 && share * stroke.opacity > 0.998 ? full : behind(there, stroke, share * stroke.opacity);
  }

  return { reach, cross, paint };
}

/** A colour laid behind a pixel; colours are kept apart from their opacity. */
function behind(pixel: number, { red, green, blue }: Stroke, opacity: number): number {
  const own = (pixel >>> 24) / 255;
  const more = (1 - own) * opacity;
  const whole = own + more;
  if (more === 0) return pixel;
  const [above, under] = [own / whole, more / whole];
  const mixedRed = Math.round((pixel & 255) * above + red * under);
  const mixedGreen = Math.round(((pixel >>> 8) & 255) * above + green * under);
  const mixedBlue = Math.round(((pixel >>> 16) & 255) * above + blue * under);
  return (mixedRed | (mixedGreen << 8) | (mixedBlue << 16) | (Math.round(whole * 255) << 24)) >>> 0;
}

/** The picture row by row, as canvases take it; in squares, so that both sides stay in the processor's cache. */
export function writeRows({ width, height, columns }: Raster, rows: Uint32Array): void {
  for (let left = 0; left < width; left += SQUARE) {
    const right = Math.min(width, left + SQUARE);
    for (let row = 0; row < height; row += 1) for (let column = left; column < right; column += 1) rows[row * width + column] = columns[column * height + row] ?? 0;
  }
}

const SQUARE = 32;

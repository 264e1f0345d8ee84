/** Values over an ascending axis. NaN and infinities are gaps. */
export interface Values {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Values of several lines over one axis. `undefined` is bridged, `null` is a gap. */
export interface Aligned {
  readonly x: readonly number[];
  readonly lines: readonly (readonly (number | null | undefined)[])[];
}

/** Up to so many points of a line stand for themselves. */
const FEW = 4;

/**
 * Lines as they are drawn on an axis of that many pixels. Where a line has more points than pixels can show, each pixel
 * keeps its lowest and its highest, in the order in which they come: no spike is lost, whatever is left out. `scale`
 * turns the axis into even pixels, the logarithm for a logarithmic one.
 */
export function alignedToPixels(lines: readonly Values[], from: number, to: number, pixels: number, scale: (x: number) => number): Aligned {
  const windows = lines.map((line) => windowOf(line, from, to));
  const count = windows.reduce((sum, { start, end }) => sum + end - start, 0);
  const exact = windows.every(({ start, end }) => end - start <= pixels / FEW) || count <= pixels;
  return exact ? alignedExactly(lines, windows) : alignedBuckets(lines, windows, { from: scale(from), to: scale(to), pixels: Math.max(2, Math.floor(pixels)), scale });
}

interface Window {
  readonly start: number;
  readonly end: number;
}

/** The points within a range, with one more on either side so that lines run out of the picture. */
function windowOf({ x }: Values, from: number, to: number): Window {
  return { start: Math.max(0, lowerBound(x, from) - 1), end: Math.min(x.length, lowerBound(x, to) + 2) };
}

/** The first place whose value is not below. */
export function lowerBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function alignedExactly(lines: readonly Values[], windows: readonly Window[]): Aligned {
  const all = new Set<number>();
  lines.forEach(({ x }, index) => x.subarray(windows[index]?.start, windows[index]?.end).forEach((each) => all.add(each)));
  const x = Float64Array.from(all).sort();
  const places = new Map(Array.from(x, (each, place) => [each, place]));
  return {
    x: Array.from(x),
    lines: lines.map((line, index) => {
      const cells = new Array<number | null | undefined>(x.length).fill(undefined);
      for (let at = windows[index]?.start ?? 0; at < (windows[index]?.end ?? 0); at += 1) {
        const value = line.y[at] ?? NaN;
        cells[places.get(line.x[at] ?? NaN) ?? -1] = Number.isFinite(value) ? value : null;
      }
      return cells;
    }),
  };
}

interface Axis {
  readonly from: number;
  readonly to: number;
  readonly pixels: number;
  readonly scale: (x: number) => number;
}

/** Two places for each pixel, for what is lowest and highest there. */
function alignedBuckets(lines: readonly Values[], windows: readonly Window[], axis: Axis): Aligned {
  const width = (axis.to - axis.from) / axis.pixels;
  const isLogarithmic = axis.scale(2) !== 2;
  const back = (scaled: number): number => (isLogarithmic ? 10 ** scaled : scaled);
  const buckets = axis.pixels + 2;
  const x = Array.from({ length: buckets * 2 }, (_, place) => back(axis.from + (Math.floor(place / 2) - 1 + (place % 2 === 0 ? 0.25 : 0.75)) * width));
  return { x, lines: lines.map((line, index) => bucketed(line, windows[index] ?? { start: 0, end: 0 }, axis, width, buckets)) };
}

function bucketed(line: Values, { start, end }: Window, { from, scale }: Axis, width: number, buckets: number): readonly (number | null | undefined)[] {
  const cells = new Array<number | null | undefined>(buckets * 2).fill(undefined);
  let bucket = -1;
  let [low, high, lowFirst, seen, gap] = [0, 0, true, false, false];
  const flush = (): void => {
    if (bucket < 0) return;
    if (seen) [cells[bucket * 2], cells[bucket * 2 + 1]] = lowFirst ? [low, high] : [high, low];
    else if (gap) cells[bucket * 2] = null;
  };
  for (let at = start; at < end; at += 1) {
    const now = Math.min(buckets - 1, Math.max(0, Math.floor((scale(line.x[at] ?? NaN) - from) / width) + 1));
    if (now !== bucket) {
      flush();
      bucket = now;
      [seen, gap] = [false, false];
    }
    const value = line.y[at] ?? NaN;
    if (!Number.isFinite(value)) gap = true;
    else if (!seen) [low, high, lowFirst, seen] = [value, value, true, true];
    else if (value < low) [low, lowFirst] = [value, false];
    else if (value > high) [high, lowFirst] = [value, true];
  }
  flush();
  return cells;
}

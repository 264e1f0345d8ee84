import type { RowsColumn } from "../../server/core/insights/rows/report.ts";

const LETTER = 7.3;
const [LEAST, MOST] = [64, 320];

/** Wide enough for the name, the type, and what a type usually holds. */
export function columnWidth({ name, type, isNumeric }: RowsColumn): number {
  const content = isNumeric ? 12 : /TIMESTAMP|date/i.test(type) ? 26 : /BOOL/i.test(type) ? 6 : 18;
  return Math.round(Math.min(MOST, Math.max(LEAST, Math.max(name.length + 3, Math.min(14, type.length), content) * LETTER + 16)));
}

/** Where each column begins; one more than there are columns. */
export function startsOf(widths: readonly number[]): readonly number[] {
  const starts = [0];
  for (const width of widths) starts.push((starts.at(-1) ?? 0) + width);
  return starts;
}

/** The last column that begins at or before a place. */
export function columnAt(starts: readonly number[], x: number): number {
  let [low, high] = [0, Math.max(0, starts.length - 2)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= x) low = middle;
    else high = middle - 1;
  }
  return low;
}

const TALLEST = 6e6;

/** Browsers end an element at some 30 million pixels; of a table that is taller, the bar moves in larger steps. */
export function scrolling(rows: number, rowHeight: number, room: number): { readonly height: number; readonly rowAt: (top: number) => number; readonly topOf: (row: number) => number } {
  const whole = rows * rowHeight;
  const height = Math.min(whole, TALLEST);
  const scale = height === whole ? 1 : (whole - room) / Math.max(1, height - room);
  return { height, rowAt: (top) => (top * scale) / rowHeight, topOf: (row) => (row * rowHeight) / scale };
}

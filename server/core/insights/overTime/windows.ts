import { textAt, type Frame, type FrameColumn } from "../tables/frame.ts";
import { sortedNumbers } from "../statistics/sorted.ts";
import type { Column, Table } from "../tables/table.ts";

export type WindowUnit = "hour" | "day" | "week" | "month";

export const WINDOW_UNITS: readonly WindowUnit[] = ["hour", "day", "week", "month"];

export type CutWindows = { readonly state: "cut"; readonly unit: WindowUnit; readonly windows: readonly Table[]; readonly without: number } | { readonly state: "failed"; readonly reason: string };

/** Cuts a data set into windows of time by one of its columns, in their order and named by their start. Without a unit it takes the longest that gives enough of them. */
export function windowsOf(frame: Frame, name: string, chosen?: WindowUnit): CutWindows {
  const column = frame.columns.find((one) => one.name === name);
  if (!column) return { state: "failed", reason: `${frame.name} has no column ${name}; it has ${frame.columns.map((one) => one.name).slice(0, 20).join(", ")}.` };
  const times = Float64Array.from({ length: frame.rows }, (_, row) => timeAt(column, row));
  const known = times.filter((time) => !Number.isNaN(time)).length;
  if (known < frame.rows / 2) return { state: "failed", reason: `\`${name}\` of ${frame.name} holds no dates or times (such as 2024-05-01 or 2024-05-01T08:00:00Z).` };
  const units = WINDOW_UNITS.toReversed();
  const unit = chosen ?? units.find((one) => new Set(startsBy(times, one)).size > ENOUGH_WINDOWS) ?? "hour";
  const rows = new Map<string, number[]>();
  startsBy(times, unit).forEach((start, row) => {
    if (start === "") return;
    const list = rows.get(start) ?? [];
    if (list.length === 0) rows.set(start, list);
    list.push(row);
  });
  if (rows.size > MOST_WINDOWS) return { state: "failed", reason: `by ${unit} there are ${rows.size} windows, and more than ${MOST_WINDOWS} cannot be told apart. Take a longer unit.` };
  const windows = [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([start, places]) => tableOf(frame, start, places, name));
  return { state: "cut", unit, windows, without: frame.rows - known };
}

/** The columns that hold dates or times, as their first filled rows tell. */
export function timeColumns(frame: Frame): readonly string[] {
  return frame.columns.filter((column) => holdsTimes(column, Math.min(frame.rows, LOOKED_AT))).map(({ name }) => name);
}

function holdsTimes(column: FrameColumn, rows: number): boolean {
  const filled = Array.from({ length: rows }, (_, row) => row).filter((row) => textAt(column, row) !== undefined);
  // Numbers hold times only where the name says so: an amount may be as large.
  const named = /(^|[_\s])(time|timestamp|date|day|at|ts|epoch)$/i.test(column.name);
  return filled.length > 0 && filled.every((row) => !Number.isNaN(timeAt(column, row)) && (named || Number.isNaN(column.numbers[row])));
}

const LOOKED_AT = 200;
const ENOUGH_WINDOWS = 7;
const MOST_WINDOWS = 2000;
const DAY_MS = 86_400_000;
/** Seconds since 1970 are below, milliseconds above. */
const MILLISECONDS_FROM = 1e11;

function timeAt(column: FrameColumn, row: number): number {
  const number = column.numbers[row] ?? Number.NaN;
  if (!Number.isNaN(number)) return number < MILLISECONDS_FROM ? (number > 1e8 ? number * 1000 : Number.NaN) : number;
  const [, date, time, zone] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/.exec(textAt(column, row) ?? "") ?? [];
  if (date === undefined) return Number.NaN;
  // What names no zone is read as if it were that of Greenwich, so that the answer is the same everywhere.
  const offset = zone === undefined || /^(Z|UTC)$/.test(zone) ? "Z" : zone.replace(/^([+-]\d{2}):?(\d{2})$/, "$1:$2");
  return Date.parse(`${date}T${time ?? "00:00"}${offset}`);
}

function startsBy(times: Float64Array, unit: WindowUnit): readonly string[] {
  return Array.from(times, (time) => (Number.isNaN(time) ? "" : STARTS[unit](time)));
}

const iso = (time: number): string => new Date(time).toISOString();

const STARTS: Readonly<Record<WindowUnit, (time: number) => string>> = {
  hour: (time) => iso(time).slice(0, 13),
  day: (time) => iso(time).slice(0, 10),
  // Day 0 was a Thursday; weeks begin on Monday.
  week: (time) => iso((Math.floor((time / DAY_MS + 3) / 7) * 7 - 3) * DAY_MS).slice(0, 10),
  month: (time) => iso(time).slice(0, 7),
};

function tableOf(frame: Frame, start: string, rows: readonly number[], without: string): Table {
  return { name: start, rows: rows.length, columns: frame.columns.filter(({ name }) => name !== without).map((column) => columnOf(column, rows)), problems: [] };
}

function columnOf(column: FrameColumn, rows: readonly number[]): Column {
  const numbers = Float64Array.from(rows, (row) => column.numbers[row] ?? Number.NaN).filter((number) => !Number.isNaN(number));
  const texts = new Map<string, number>();
  for (const row of rows) {
    const label = column.labels[column.codes[row] ?? -1];
    if (label !== undefined) texts.set(label, (texts.get(label) ?? 0) + 1);
  }
  const filled = [...texts.values()].reduce((sum, count) => sum + count, numbers.length);
  return { name: column.name, numbers: sortedNumbers(numbers), texts, missing: rows.length - filled, infinite: 0 };
}

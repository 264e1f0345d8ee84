import type { WindowUnit } from "../overTime/windows.ts";
import { doubleIn, quotedIn, type Dialect } from "./dialect.ts";
import { fieldsOf, isFinite, textOf, type RemoteColumn, type RemoteTable } from "./statements.ts";

/** By which column of times a table is cut into windows, and how long they are. */
export interface Windowing {
  readonly column: string;
  readonly unit: WindowUnit;
}

/** As windows of data at hand are called: by when they begin. */
export const windowName = (start: unknown, unit: WindowUnit): string => String(start).replace(" ", "T").slice(0, LENGTHS[unit]);

const LENGTHS: Readonly<Record<WindowUnit, number>> = { hour: 13, day: 10, week: 10, month: 7 };

const startOf = (dialect: Dialect, { column, unit }: Windowing): string => dialect.start(unit, quotedIn(dialect, column));

/** One row: how many windows of each of the units there are; then the rows, and those with a time. */
export const unitsStatement = ({ dialect, from }: RemoteTable, column: string, units: readonly WindowUnit[]): string => `SELECT ${units.map((unit) => `count(DISTINCT ${startOf(dialect, { column, unit })})`).join(", ")}, count(*), count(${quotedIn(dialect, column)}) FROM ${from}`;

/** A row for each window: its start, its rows, and the fields of each column, as in `profileStatement`. */
export function windowProfilesStatement({ dialect, from }: RemoteTable, columns: readonly RemoteColumn[], windowing: Windowing, scale: number): string {
  const start = startOf(dialect, windowing);
  return `SELECT ${[start, "count(*)", ...columns.flatMap((column) => fieldsOf(dialect, column, scale))].join(", ")} FROM ${from} GROUP BY ${start}`;
}

/** Rows: start of the window, cell, values in it, their sum, the least, the largest. The first cell reaches up to the first limit, and that still belongs to it. Without windows the start is empty. */
export function cellsStatement({ dialect, from }: RemoteTable, column: string, limits: readonly number[], windowing?: Windowing): string {
  const start = windowing ? startOf(dialect, windowing) : "''";
  const inner = `(SELECT ${start} AS w, CAST(${quotedIn(dialect, column)} AS ${dialect.double}) AS x FROM ${from}) t`;
  return `SELECT w, cell, count(*), sum(x), min(x), max(x) FROM (SELECT w, x, ${cellAmong(dialect, limits, 0)} AS cell FROM ${inner} WHERE ${isFinite(dialect, "x")}) b GROUP BY w, cell`;
}

/** By halves, so that a value is compared a few times and not once for each limit. */
function cellAmong(dialect: Dialect, limits: readonly number[], first: number): string {
  const middle = Math.floor(limits.length / 2);
  const limit = limits[middle];
  if (limit === undefined) return String(first);
  return `CASE WHEN x <= ${doubleIn(dialect, limit)} THEN ${cellAmong(dialect, limits.slice(0, middle), first)} ELSE ${cellAmong(dialect, limits.slice(middle + 1), first + middle + 1)} END`;
}

/** Rows: start of the window, text, how often it stands. */
export const windowCategoriesStatement = ({ dialect, from }: RemoteTable, column: RemoteColumn, windowing: Windowing, most: number): string => `SELECT w, x, count(*) FROM (SELECT ${startOf(dialect, windowing)} AS w, ${textOf(dialect, column)} AS x FROM ${from}) t WHERE x <> '' GROUP BY w, x LIMIT ${most}`;

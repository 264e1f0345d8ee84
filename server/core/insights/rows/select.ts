import type { RowsFilter, RowsSort } from "./report.ts";

/** A column as it was read: what its cells hold, and whether they are compared as numbers. */
export interface RowsValues {
  readonly name: string;
  readonly isNumeric: boolean;
  readonly values: ArrayLike<unknown>;
}

/** The rows that pass all filters, in the order that is asked for; rows that are equal in it stay as they were. */
export function selectedRows(rows: number, columns: readonly RowsValues[], filters: readonly RowsFilter[], sort: readonly RowsSort[]): Uint32Array {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const tests = filters.flatMap((filter) => {
    const column = byName.get(filter.column);
    return column ? [passing(column, filter)] : [];
  });
  const found = Uint32Array.from({ length: rows }, (_, row) => row).filter((row) => tests.every((passes) => passes(row)));
  const orders = sort.flatMap((order) => {
    const column = byName.get(order.column);
    return column ? [compared(column, order.descending)] : [];
  });
  return orders.length === 0 ? found : found.sort((a, b) => orders.reduce((result, order) => result || order(a, b), 0) || a - b);
}

/** What stands in a cell, as a person would write it; `null` where nothing does. */
export function cellText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));
}

type Test = (row: number) => boolean;

function passing(column: RowsValues, { test, value }: RowsFilter): Test {
  const textAt = (row: number): string | null => cellText(column.values[row]);
  if (test === "missing") return (row) => textAt(row) === null;
  if (test === "present") return (row) => textAt(row) !== null;
  if (test === "contains") return (row) => textAt(row)?.toLowerCase().includes(value.toLowerCase()) ?? false;
  const holds = COMPARISONS[test];
  if (!column.isNumeric) return (row) => ((text) => text !== null && holds(text < value ? -1 : text > value ? 1 : 0))(textAt(row));
  const mark = Number(value);
  return (row) => ((number) => number !== undefined && holds(number < mark ? -1 : number > mark ? 1 : number === mark ? 0 : Number.NaN))(numberAt(column, row));
}

const COMPARISONS: Readonly<Record<Exclude<RowsFilter["test"], "missing" | "present" | "contains">, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "≠": (order) => order !== 0,
  "<": (order) => order < 0,
  "≤": (order) => order <= 0,
  ">": (order) => order > 0,
  "≥": (order) => order >= 0,
};

function numberAt({ values }: RowsValues, row: number): number | undefined {
  const value = values[row];
  return typeof value === "number" || typeof value === "bigint" ? Number(value) : undefined;
}

/** As the engine orders: NaN above every number, and what is missing behind everything. */
function compared(column: RowsValues, descending: boolean): (a: number, b: number) => number {
  const sign = descending ? -1 : 1;
  const keyOf = (row: number): string | number | undefined => (column.isNumeric ? numberAt(column, row) : (cellText(column.values[row]) ?? undefined));
  return (a, b) => {
    const [x, y] = [keyOf(a), keyOf(b)];
    if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? 1 : -1;
    if (Number.isNaN(x) || Number.isNaN(y)) return sign * (Number(Number.isNaN(x)) - Number(Number.isNaN(y)));
    return x < y ? -sign : x > y ? sign : 0;
  };
}

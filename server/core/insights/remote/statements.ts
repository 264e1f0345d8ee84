import { doubleIn, quotedIn, type Dialect, type RemoteType } from "./dialect.ts";

/** Data in an engine: what stands after FROM, and how the engine writes SQL. */
export interface RemoteTable {
  readonly dialect: Dialect;
  readonly from: string;
}

export interface RemoteColumn {
  readonly name: string;
  readonly type: RemoteType;
}

/** Bins of equal width over a range; where a value lies is the same for every engine, since IEEE 754 leaves no choice. */
export interface Binning {
  readonly low: number;
  readonly high: number;
  readonly bins: number;
}

/** A range of values, both ends in it. */
export type Range = readonly [low: number, high: number];

/** One row: the rows, and `FIELDS` for each column. Mean and deviation are multiplied by `scale`, a power of two, which keeps squares of huge values in range. */
export function profileStatement({ dialect, from }: RemoteTable, columns: readonly RemoteColumn[], scale = 1): string {
  return `SELECT count(*), ${columns.map((column) => fieldsOf(dialect, column, scale).join(", ")).join(", ")} FROM ${from}`;
}

/** For each column: values, those that are NaN, those that are finite, the least, the largest, the mean, the deviation, those that are no whole number, the distinct ones. */
export const FIELDS = 9;

export function fieldsOf(dialect: Dialect, { name, type }: RemoteColumn, scale: number): readonly string[] {
  const column = quotedIn(dialect, name);
  if (type !== "number") {
    const text = textOf(dialect, { name, type });
    return [`sum(CASE WHEN ${text} <> '' THEN 1 ELSE 0 END)`, "0", "0", "NULL", "NULL", "NULL", "NULL", "0", type === "time" ? "0" : dialect.distinct(column)];
  }
  const value = `CAST(${column} AS ${dialect.double})`;
  const kept = `CASE WHEN ${isFinite(dialect, value)} THEN ${value} END`;
  const scaled = scale === 1 ? kept : `${kept} * ${doubleIn(dialect, scale)}`;
  return [`count(${column})`, countWhere(dialect.isNaN(value)), `count(${kept})`, `min(${kept})`, `max(${kept})`, `avg(${scaled})`, `${dialect.deviation}(${scaled})`, countWhere(`floor(${kept}) <> ${kept}`), dialect.distinct(column)];
}

const countWhere = (condition: string): string => `sum(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;

export const isFinite = (dialect: Dialect, value: string): string => `${value} >= ${doubleIn(dialect, -Number.MAX_VALUE)} AND ${value} <= ${doubleIn(dialect, Number.MAX_VALUE)}`;

/** Rows: bin, values in it, their sum, the least, the largest. */
export const binStatement = (table: RemoteTable, column: string, binning: Binning): string => grouped(table, column, `floor(${position(table.dialect, binning)})`, isFinite(table.dialect, "x"));

/** As `binStatement` within some of its bins, each cut into as many again: rows are numbered by bin × (cuts + 1) + cut, since the end of a range may lie in a cut of its own. */
export function cutStatement(table: RemoteTable, column: string, binning: Binning, { bins, cuts }: { readonly bins: readonly number[]; readonly cuts: number }): string {
  const at = position(table.dialect, binning);
  return grouped(table, column, `floor(${at}) * ${cuts + 1} + floor((${at} - floor(${at})) * ${cuts})`, `${isFinite(table.dialect, "x")} AND floor(${at}) IN (${bins.join(", ")})`);
}

/** As `binStatement` for each of some ranges: rows are numbered by range × (cuts + 1) + cut. */
export function rangeStatement(table: RemoteTable, column: string, ranges: readonly Range[], cuts: number): string {
  const { dialect } = table;
  const places = ranges.map(([low, high], place) => `WHEN x <= ${doubleIn(dialect, high)} THEN ${place * (cuts + 1)} + floor(${position(dialect, { low, high, bins: cuts })})`);
  return grouped(table, column, `CASE ${places.join(" ")} END`, within(dialect, ranges));
}

/** Rows: value, how often it stands. */
export function valuesStatement(table: RemoteTable, column: string, where: { readonly binning: Binning; readonly bins: readonly number[]; readonly ranges: readonly Range[] }): string {
  const { dialect } = table;
  const inBins = where.bins.length > 0 ? [`(${isFinite(dialect, "x")} AND floor(${position(dialect, where.binning)}) IN (${where.bins.join(", ")}))`] : [];
  const inRanges = where.ranges.length > 0 ? [within(dialect, where.ranges)] : [];
  return `SELECT x, count(*) FROM ${values(table, column)} WHERE ${[...inBins, ...inRanges].join(" OR ")} GROUP BY x`;
}

/** Rows: text, how often it stands; the most frequent first. */
export function categoriesStatement(table: RemoteTable, column: RemoteColumn, most: number): string {
  return `SELECT x, count(*) AS n FROM (SELECT ${textOf(table.dialect, column)} AS x FROM ${table.from}) t WHERE x <> '' GROUP BY x ORDER BY n DESC LIMIT ${most}`;
}

/** Some rows, each value as a text. */
export const samplesStatement = ({ dialect, from }: RemoteTable, columns: readonly RemoteColumn[], most: number): string => `SELECT ${columns.map((column) => textOf(dialect, column)).join(", ")} FROM ${from} LIMIT ${most}`;

/** Rows, each value as a number or a text, as their types say; columns in the order that was asked for. */
export const rowsStatement = ({ dialect, from }: RemoteTable, columns: readonly RemoteColumn[], most: number): string => `SELECT ${columns.map((column) => (column.type === "number" ? `CAST(${quotedIn(dialect, column.name)} AS ${dialect.double})` : textOf(dialect, column))).join(", ")} FROM ${from} LIMIT ${most}`;

/** One row: the size of the smallest group of rows that are alike in these columns, and how many groups are of one row. */
export function groupSizesStatement({ dialect, from }: RemoteTable, columns: readonly string[]): string {
  const names = columns.map((name) => quotedIn(dialect, name)).join(", ");
  return `SELECT min(n), sum(CASE WHEN n = 1 THEN 1 ELSE 0 END) FROM (SELECT count(*) AS n FROM ${from} GROUP BY ${names}) g`;
}

export const distinctStatement = (table: RemoteTable, column: string): string => `SELECT count(DISTINCT x) FROM ${values(table, column)} WHERE ${isFinite(table.dialect, "x")}`;

/** No rows, but the names and types of the columns. */
export const columnsStatement = ({ from }: RemoteTable): string => `SELECT * FROM ${from} LIMIT 0`;

const values = ({ dialect, from }: RemoteTable, column: string): string => `(SELECT CAST(${quotedIn(dialect, column)} AS ${dialect.double}) AS x FROM ${from}) t`;

const grouped = (table: RemoteTable, column: string, bin: string, where: string): string => `SELECT bin, count(*), sum(x), min(x), max(x) FROM (SELECT x, ${bin} AS bin FROM ${values(table, column)} WHERE ${where}) b GROUP BY bin`;

const within = (dialect: Dialect, ranges: readonly Range[]): string => `(${ranges.map(([low, high]) => `(x >= ${doubleIn(dialect, low)} AND x <= ${doubleIn(dialect, high)})`).join(" OR ")})`;

/** 0 to `bins`. Halves keep the width of the widest range of doubles finite; scaling by a power of two rounds nothing. */
function position(dialect: Dialect, { low, high, bins }: Binning): string {
  const constant = (value: number): string => doubleIn(dialect, value);
  if (!(high > low)) return constant(0);
  const factor = bins / (high / 2 - low / 2);
  // Where the width is next to nothing, the values are told apart by asking for them.
  if (!Number.isFinite(factor)) return constant(0);
  return `(x * ${constant(0.5)} - ${constant(low / 2)}) * ${constant(factor)}`;
}

/** A text as elsewhere in this program. */
export function textOf(dialect: Dialect, { name, type }: RemoteColumn): string {
  const column = quotedIn(dialect, name);
  return type === "truth" ? `CASE WHEN ${column} THEN 'True' WHEN NOT ${column} THEN 'False' END` : `CAST(${column} AS ${dialect.text})`;
}

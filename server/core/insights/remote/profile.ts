import type { ColumnSummary } from "../drift/report.ts";
import { remoteType } from "./dialect.ts";
import type { Row, RemoteSide } from "./refine.ts";
import { FIELDS, profileStatement, type RemoteColumn } from "./statements.ts";

/** What one statement tells of a column. */
export interface RemoteProfile extends RemoteColumn {
  readonly rows: number;
  /** Values that are neither missing nor NaN nor infinite. */
  readonly count: number;
  readonly missing: number;
  readonly infinite: number;
  readonly least: number;
  readonly most: number;
  readonly mean: number;
  /** Of the sample. */
  readonly deviation: number;
  readonly isWhole: boolean;
  /** About, in most engines. */
  readonly distinct: number;
}

export interface TypedName {
  readonly name: string;
  /** As the engine calls it. */
  readonly type: string;
}

const AT_ONCE = 60;

/** Asks for all columns, in as few statements as engines can bear. */
export async function profileOf({ table, ask }: RemoteSide, columns: readonly TypedName[]): Promise<readonly RemoteProfile[]> {
  const typed = columns.map(({ name, type }) => ({ name, type: remoteType(table.dialect, type) }));
  const parts = Array.from({ length: Math.ceil(typed.length / AT_ONCE) }, (_, part) => typed.slice(part * AT_ONCE, (part + 1) * AT_ONCE));
  const profiled: RemoteProfile[] = [];
  for (const part of parts) {
    profiled.push(...(await profiledPart({ table, ask }, part, 1).catch(() => profiledAlone({ table, ask }, part))));
  }
  return profiled;
}

/** Squares of values beyond 10^150 are no doubles, which some engines refuse. */
export const SMALL = 2 ** -600;

async function profiledAlone(side: RemoteSide, columns: readonly RemoteColumn[]): Promise<readonly RemoteProfile[]> {
  const found: RemoteProfile[] = [];
  for (const column of columns) found.push(...(await profiledPart(side, [column], 1).catch(() => profiledPart(side, [column], SMALL))));
  return found;
}

async function profiledPart({ table, ask }: RemoteSide, columns: readonly RemoteColumn[], scale: number): Promise<readonly RemoteProfile[]> {
  const [row = []] = await ask(profileStatement(table, columns, scale));
  return columns.map((column, place) => profileFrom(column, Number(row[0]), row.slice(1 + place * FIELDS, 1 + (place + 1) * FIELDS), scale));
}

export function profileFrom(column: RemoteColumn, rows: number, fields: Row, scale: number): RemoteProfile {
  const number = (place: number): number => (fields[place] === null || fields[place] === undefined ? 0 : Number(fields[place]));
  const values = number(0);
  if (column.type !== "number") return { ...column, rows, count: values, missing: rows - values, infinite: 0, least: 0, most: 0, mean: 0, deviation: 0, isWhole: false, distinct: number(8) };
  const [notNumbers, count] = [number(1), number(2)];
  const deviation = count > 1 ? (number(6) / scale) * Math.sqrt(count / (count - 1)) : 0;
  return { ...column, rows, count, missing: rows - values + notNumbers, infinite: values - notNumbers - count, least: number(3), most: number(4), mean: number(5) / scale, deviation, isWhole: number(7) === 0, distinct: number(8) };
}

export const summaryOf = ({ type, count, missing, distinct, mean, deviation }: RemoteProfile, quantiles: readonly number[]): ColumnSummary => ({ count, missing, distinct: Math.min(distinct, count), ...(type === "number" && quantiles.length > 0 && { numbers: { mean, deviation, quantiles } }) });

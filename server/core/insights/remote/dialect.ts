import type { WindowUnit } from "../overTime/windows.ts";

/** How an engine writes what the statistics of data in tables need. Everything else is the same SQL for all. */
export interface Dialect {
  /** What people call the engine. */
  readonly name: string;
  readonly quote: string;
  /** The type of numbers with 53 bits. */
  readonly double: string;
  readonly deviation: string;
  /** Whether a double is not a number. */
  readonly isNaN: (value: string) => string;
  /** How many different values there are, about; exact where the engine has no estimate. */
  readonly distinct: (value: string) => string;
  readonly distinctIsExact?: boolean;
  readonly text: string;
  /** Types of columns that hold numbers, truth values and times, as the engine names them. */
  readonly numbers: RegExp;
  readonly truths: RegExp;
  readonly times: RegExp;
  /** When the hour, day, week (from Monday) or month of a time begins, as a text that begins with year, month, day and hour. */
  readonly start: (unit: WindowUnit, time: string) => string;
}

const usual = { quote: '"', double: "DOUBLE", deviation: "stddev_pop", text: "VARCHAR", numbers: /^(u?(tiny|small|big|huge|medium)?int(eger)?\d*|float\d*|double( precision)?|real|(decimal|numeric)\b.*)$/i, truths: /^bool(ean)?$/i, times: /^(date|time)/i, start: startAs("VARCHAR") } as const;

function startAs(text: string): Dialect["start"] {
  return (unit, time) => `CAST(date_trunc('${unit}', CAST(${time} AS TIMESTAMP)) AS ${text})`;
}

const CLICKHOUSE_STARTS: Readonly<Record<WindowUnit, (time: string) => string>> = {
  hour: (time) => `toString(toStartOfHour(toDateTime(${time})))`,
  day: (time) => `toString(toDate(${time}))`,
  week: (time) => `toString(toMonday(toDate(${time})))`,
  month: (time) => `toString(toStartOfMonth(toDate(${time})))`,
};

export const DIALECTS = {
  duckdb: { ...usual, name: "DuckDB", isNaN: (value) => `isnan(${value})`, distinct: (value) => `approx_count_distinct(${value})` },
  postgres: { ...usual, name: "PostgreSQL", double: "double precision", text: "text", isNaN: (value) => `${value} = CAST('NaN' AS double precision)`, distinct: (value) => `count(DISTINCT ${value})`, distinctIsExact: true, start: startAs("text") },
  clickhouse: { ...usual, name: "ClickHouse", double: "Nullable(Float64)", deviation: "stddevPop", text: "Nullable(String)", isNaN: (value) => `isNaN(${value})`, distinct: (value) => `uniq(${value})`, start: (unit, time) => CLICKHOUSE_STARTS[unit](time) },
  trino: { ...usual, name: "Trino", isNaN: (value) => `is_nan(${value})`, distinct: (value) => `approx_distinct(${value})` },
  spark: { ...usual, name: "Spark SQL", quote: "`", text: "STRING", isNaN: (value) => `isnan(${value})`, distinct: (value) => `approx_count_distinct(${value})`, start: startAs("STRING"), numbers: /^(byte|short|long|(tiny|small|big)?int(eger)?|float|double|decimal\b.*)$/i },
} as const satisfies Readonly<Record<string, Dialect>>;

export type DialectName = keyof typeof DIALECTS;

export const quotedIn = ({ quote }: Dialect, name: string): string => quote + name.replaceAll(quote, quote + quote) + quote;

/** A bare decimal constant is a decimal in some engines, and no longer equals the double that it came from. */
export const doubleIn = ({ double }: Dialect, value: number): string => `CAST('${value}' AS ${double})`;

export type RemoteType = "number" | "truth" | "time" | "text";

/** What a column of this type counts as. Wrappers that say that values may be missing, or how they are stored, are looked through. */
export function remoteType(dialect: Dialect, type: string): RemoteType {
  const inner = /^(?:Nullable|LowCardinality)\((.*)\)$/i.exec(type)?.[1];
  if (inner !== undefined) return remoteType(dialect, inner);
  if (dialect.numbers.test(type)) return "number";
  if (dialect.truths.test(type)) return "truth";
  return dialect.times.test(type) ? "time" : "text";
}

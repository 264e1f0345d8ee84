import { flattened, paramText } from "../numbers.ts";
import { readCsv } from "./csv.ts";
import { curvesOfRecords, curvesOfTable, recordsOf, type ReadTable } from "./curves.ts";
import type { ColumnMapping } from "./mapping.ts";

/** A run of a table: the rows that have the same in the column of runs, or all of them. */
export interface TableRun extends Omit<ReadTable, "broken"> {
  /** What stands in the column of runs. */
  readonly name?: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface TableRuns {
  readonly runs: readonly TableRun[];
  /** Lines that made no sense. */
  readonly broken: number;
}

export const JSON_LINES = /\.(jsonl|ndjson|json)$/i;

/** Reads a file of metrics as somebody said, or as its columns' names say. */
export function runsOfTable(name: string, text: string, mapping: ColumnMapping = {}): TableRuns {
  return JSON_LINES.test(name) ? runsOfJsonLines(text, mapping) : runsOfCsv(text, mapping);
}

function runsOfCsv(text: string, mapping: ColumnMapping): TableRuns {
  const table = readCsv(text);
  const cell = (row: readonly string[], name: string | undefined): string => (name === undefined ? "" : (row[table.head.indexOf(name)] ?? "").trim());
  const groups = grouped(table.rows, mapping.run, (row) => cell(row, mapping.run));
  return { broken: table.broken, runs: groups.map(([name, rows]) => ({ ...named(name), ...withoutBroken(curvesOfTable({ ...table, rows }, mapping)), params: lastOf(mapping.params, rows, cell) })) };
}

function runsOfJsonLines(text: string, mapping: ColumnMapping): TableRuns {
  const { records, broken } = recordsOf(text);
  const flat = new Map(records.map((record) => [record, new Map(flattened(record, "/"))]));
  const cell = (record: Readonly<Record<string, unknown>>, name: string | undefined): string => paramText(flat.get(record)?.get(name ?? "")).trim();
  const groups = grouped(records, mapping.run, (record) => cell(record, mapping.run));
  return { broken, runs: groups.map(([name, own]) => ({ ...named(name), ...curvesOfRecords(own, mapping), params: lastOf(mapping.params, own, cell) })) };
}

/** In the order in which runs come first. */
function grouped<Row>(rows: readonly Row[], column: string | undefined, nameOf: (row: Row) => string): readonly (readonly [name: string | undefined, rows: readonly Row[]])[] {
  if (column === undefined) return [[undefined, rows]];
  const byName = new Map<string, Row[]>();
  for (const row of rows) {
    const name = nameOf(row);
    const own = byName.get(name);
    if (own) own.push(row);
    else byName.set(name, [row]);
  }
  return [...byName];
}

const named = (name: string | undefined): Pick<TableRun, "name"> => (name === undefined ? {} : { name });

const withoutBroken = ({ curves, firstTime, lastTime }: ReadTable): Omit<ReadTable, "broken"> => ({ curves, firstTime, lastTime });

/** What stands last in each column of parameters. */
function lastOf<Row>(names: readonly string[] | undefined, rows: readonly Row[], cell: (row: Row, name: string) => string): Readonly<Record<string, string>> {
  return Object.fromEntries((names ?? []).flatMap((name) => rows.map((row) => cell(row, name)).filter((text) => text !== "").slice(-1).map((text) => [name, text])));
}

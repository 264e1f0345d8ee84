import type { GrowingCurve } from "../curve.ts";
import type { StoreFile } from "../folder.ts";
import { curves } from "../logged.ts";
import { flattened, isRecord, numberFrom, numberIn, parseJson } from "../numbers.ts";
import type { StoreProblem } from "../run.ts";
import { rolesOf, timeOf } from "./columns.ts";
import type { ColumnMapping } from "./mapping.ts";
import { isNumeric, readCsv, type CsvTable } from "./csv.ts";

/** A file of metrics: its curves, and how many of its lines made no sense. `brokenLines` says so. */
export interface ReadTable {
  readonly curves: ReadonlyMap<string, GrowingCurve>;
  readonly firstTime: number;
  readonly lastTime: number;
  readonly broken: number;
}

/** What a person should know of a file some of whose lines are left out. */
export function brokenLines(file: StoreFile, count: number, kind: string): readonly StoreProblem[] {
  return count === 0 ? [] : [{ file: file.path, message: `${count === 1 ? "1 line is" : `${count} lines are`} no ${kind} and left out.` }];
}

export const [ROW, OBJECT] = ["row of this table", "JSON object"];

/** Rows of a CSV, an empty cell for what was not logged in that row. Without a column of steps rows count. */
export const curvesOfCsv = (text: string, mapping?: ColumnMapping): ReadTable => curvesOfTable(readCsv(text), mapping);

export function curvesOfTable(table: CsvTable, mapping?: ColumnMapping): ReadTable {
  const place = new Map(table.head.map((name, column) => [name, column]));
  const roles = rolesOf(table.head, (name) => isNumeric(table, place.get(name) ?? -1), mapping);
  const cell = (row: readonly string[], name: string | undefined): string => (name === undefined ? "" : (row[place.get(name) ?? -1] ?? ""));
  const found = curves();
  const times: number[] = [];
  table.rows.forEach((row, index) => {
    const step = numberIn(cell(row, roles.step)) ?? index;
    const time = timeOf(cell(row, roles.time));
    times.push(time);
    for (const name of roles.metrics) {
      const value = numberIn(cell(row, name));
      if (value !== undefined) found.add(name, step, time, value);
    }
  });
  return { curves: found.byName, ...ends(times), broken: table.broken };
}

/** One object per line, each with what was logged at one step. A last line that does not end yet is left for later. */
export function curvesOfJsonLines(text: string, mapping?: ColumnMapping): ReadTable {
  const { records, broken } = recordsOf(text);
  return { ...curvesOfRecords(records, mapping), broken };
}

/** The objects of a text with one per line, and how many lines are none. */
export function recordsOf(text: string): { readonly records: readonly Readonly<Record<string, unknown>>[]; readonly broken: number } {
  const lines = text.split("\n");
  const last = lines.pop() ?? "";
  const rows = [...lines, ...(isRecord(parseJson(last)) ? [last] : [])].filter((line) => line.trim() !== "").map(parseJson);
  const records = rows.filter(isRecord);
  return { records, broken: rows.length - records.length };
}

/** As trainers keep their history: objects of numbers by name, nested or not. */
export function curvesOfRecords(records: readonly Readonly<Record<string, unknown>>[], mapping?: ColumnMapping): Omit<ReadTable, "broken"> {
  const found = curves();
  const times: number[] = [];
  let roles = rolesOf([], () => false);
  let known = "";
  records.forEach((record, index) => {
    const leaves = flattened(record, "/");
    const names = leaves.map(([name]) => name);
    if (names.join() !== known) {
      known = names.join();
      roles = rolesOf(names, (name) => numberFrom(leaves.find(([each]) => each === name)?.[1]) !== undefined, mapping);
    }
    const byName = new Map(leaves);
    const step = numberFrom(byName.get(roles.step ?? "")) ?? index;
    const time = timeOf(byName.get(roles.time ?? "") ?? "");
    times.push(time);
    for (const name of roles.metrics) {
      const value = numberFrom(byName.get(name));
      if (value !== undefined) found.add(name, step, time, value);
    }
  });
  return { curves: found.byName, ...ends(times) };
}

function ends(times: readonly number[]): { readonly firstTime: number; readonly lastTime: number } {
  const known = times.filter((time) => time > 0);
  return { firstTime: known[0] ?? NaN, lastTime: known.at(-1) ?? NaN };
}

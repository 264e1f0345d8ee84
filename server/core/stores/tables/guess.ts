import { flattened, numberIn, paramText } from "../numbers.ts";
import { isStepName, isTimeName, timeOf } from "./columns.ts";
import { readCsv } from "./csv.ts";
import { recordsOf } from "./curves.ts";
import type { ColumnMapping } from "./mapping.ts";
import { JSON_LINES, runsOfTable } from "./runs.ts";

/** A column of a table of metrics, as a person is asked about it. */
export interface LogColumn {
  readonly name: string;
  /** Whether most of its cells are numbers. */
  readonly isNumber: boolean;
  /** The first few that differ. */
  readonly values: readonly string[];
}

/** What a table holds, and what its columns seem to be for. */
export interface LogColumns {
  readonly columns: readonly LogColumn[];
  readonly rows: number;
  readonly guess: ColumnMapping;
}

interface Column extends LogColumn {
  /** Cells that are not empty. */
  readonly cells: readonly string[];
  readonly distinct: number;
}

const SHOWN_VALUES = 3;

/** Reads the columns of a file, or of its beginning, and guesses by names and values what each is. */
export function logColumns(name: string, text: string): LogColumns {
  const [head, rows] = JSON_LINES.test(name) ? cellsOfRecords(text) : cellsOfCsv(text);
  const columns = head.map((each, place) => columnOf(each, rows.map((row) => (row[place] ?? "").trim()).filter((cell) => cell !== "")));
  return { columns: columns.map(({ name: own, isNumber, values }) => ({ name: own, isNumber, values })), rows: rows.length, guess: guessed(columns, rows.length) };
}

/** What comes of a mapping, in a few lines. */
export function logPreview(name: string, text: string, mapping: ColumnMapping): readonly string[] {
  const { runs } = runsOfTable(name, text, mapping);
  return runs.map(({ name: run, curves, params }) => {
    const metrics = [...curves].slice(0, 4).map(([metric, curve]) => `${metric} ${curve.count === 1 ? "1 point" : `${curve.count} points`}`);
    const more = curves.size > 4 ? [`and ${curves.size - 4} more`] : [];
    const set = Object.entries(params).slice(0, 3).map(([param, value]) => `${param} = ${value}`);
    return `${run === undefined ? "One run" : run === "" ? "(no name)" : run}: ${[...metrics, ...more, ...set].join(", ") || "no metrics"}`;
  });
}

type Rows = readonly (readonly string[])[];

function cellsOfCsv(text: string): readonly [head: readonly string[], rows: Rows] {
  const { head, rows } = readCsv(text);
  return [head, rows];
}

function cellsOfRecords(text: string): readonly [head: readonly string[], rows: Rows] {
  const flat = recordsOf(text).records.map((record) => new Map(flattened(record, "/")));
  const head = [...new Set(flat.flatMap((each) => [...each.keys()]))];
  return [head, flat.map((each) => head.map((name) => paramText(each.get(name))))];
}

function columnOf(name: string, cells: readonly string[]): Column {
  const distinct = new Set(cells);
  const numbers = cells.filter((cell) => numberIn(cell) !== undefined).length;
  return { name, cells, distinct: distinct.size, isNumber: cells.length > 0 && numbers > cells.length / 2, values: [...distinct].slice(0, SHOWN_VALUES) };
}

const STEP_WORDS = /(^|[_\s/-])(it|iter|iters|iteration|iterations|step|steps|epoch|epochs|round|rounds|batch|gen|generation|episode|frame|update|tick|n|i)s?$/i;
const TIME_WORDS = /(time|date|when|stamp|clock)/i;
const RUN_WORDS = /(^|[_\s/-])(run|runs|trial|experiment|exp|job|seed|fold|model|variant|config|name|id)([_\s/-]?(id|name|no|nr|number))?$/i;

function guessed(columns: readonly Column[], rows: number): ColumnMapping {
  const step = columns.find(({ name }) => isStepName(name)) ?? columns.find((column) => STEP_WORDS.test(column.name) && counts(column)) ?? columns.find((column) => counts(column) && column.distinct === rows);
  const time = columns.find((column) => column !== step && (isTimeName(column.name) || TIME_WORDS.test(column.name)) && isTime(column)) ?? columns.find((column) => column !== step && !column.isNumber && isTime(column));
  const run = columns.find((column) => column !== step && column !== time && RUN_WORDS.test(column.name) && column.distinct > 1 && column.distinct < rows);
  const others = columns.filter((column) => column.name !== "" && column !== step && column !== time && column !== run && column.cells.length > 0);
  const isSet = (column: Column): boolean => rows > 1 && (run ? fixedWithin(run, column, rows) : column.distinct === 1 && column.cells.length === rows);
  const params = others.filter((column) => !column.isNumber || isSet(column));
  return {
    ...(step && { step: step.name }),
    ...(time && { time: time.name }),
    ...(run && { run: run.name }),
    metrics: others.filter((column) => !params.includes(column)).map(({ name }) => name),
    params: params.filter((column) => isSet(column) || column.distinct === 1).map(({ name }) => name),
  };
}

/** Whole numbers that never fall, but to where they began, as they do in the next run. */
function counts({ cells, isNumber, distinct }: Column): boolean {
  const numbers = cells.map(Number);
  const [first = 0] = numbers;
  const onlyRestarts = numbers.every((number, place) => place === 0 || number >= (numbers[place - 1] ?? 0) || number === first);
  return isNumber && distinct > 1 && onlyRestarts && numbers.every((number) => Number.isInteger(number));
}

const isTime = ({ cells }: Column): boolean => cells.length > 0 && cells.filter((cell) => timeOf(cell) > 0).length > cells.length / 2;

/** Whether a column never changes within a run. */
function fixedWithin(run: Column, column: Column, rows: number): boolean {
  if (run.cells.length !== rows || column.cells.length !== rows) return false;
  const byRun = new Map<string, string>();
  return column.cells.every((cell, place) => {
    const known = byRun.get(run.cells[place] ?? "");
    byRun.set(run.cells[place] ?? "", cell);
    return known === undefined || known === cell;
  });
}

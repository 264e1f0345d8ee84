import type { Cells, ExperimentRun, ExperimentsTable } from "../table.ts";

/** A parameter's text as a number where it is one. */
export type CellValue = number | string | undefined;

/** `param:rate`, `metric:loss` for the last value, a figure such as `min:loss`, `tag:team`, or `run:status` of the run itself. */
export type ColumnKey = string;

/** Runs with the cells of some columns: what is filtered and sorted, by the view as well as on the command line. */
export interface RunCells {
  readonly table: ExperimentsTable;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  /** By the place of the run; `undefined` where the column is not here. */
  cells(key: ColumnKey): readonly CellValue[] | undefined;
  /** A parameter as its tracker wrote it. */
  text(key: ColumnKey, place: number): string | undefined;
}

/** A column of the run itself. It needs no cells. */
export interface RunField {
  readonly key: ColumnKey;
  readonly title: string;
  readonly value: (run: ExperimentRun, now: number) => CellValue;
}

export const RUN_FIELDS: readonly RunField[] = [
  { key: "run:name", title: "Run", value: ({ name }) => name },
  { key: "run:experiment", title: "Experiment", value: ({ experiment }) => experiment },
  { key: "run:tracker", title: "Tracker", value: ({ tracker }) => tracker },
  { key: "run:status", title: "Status", value: ({ status }) => status },
  { key: "run:started", title: "Started", value: ({ startTime }) => startTime },
  { key: "run:duration", title: "Duration", value: durationOf },
  { key: "run:note", title: "Note", value: ({ note }) => note },
  { key: "run:id", title: "Id", value: ({ id }) => id },
  { key: "run:commit", title: "Commit", value: ({ code }) => code?.commit?.slice(0, 8) },
  { key: "run:store", title: "Store", value: ({ store }) => store },
];

/** A run that is going on has taken until now. */
function durationOf({ durationMs, status, startTime }: ExperimentRun, now: number): number | undefined {
  return durationMs ?? (status === "running" && startTime !== undefined ? Math.max(0, now - startTime) : undefined);
}

/** The column that a figure is taken of. */
export const baseOf = (key: ColumnKey): string => (key.startsWith("param:") ? key : `metric:${nameOf(key)}`);

export const nameOf = (key: ColumnKey): string => key.slice(key.indexOf(":") + 1);

export const figureOf = (key: ColumnKey): string => key.slice(0, key.indexOf(":"));

/** Whether a column's cells are needed for it, rather than the runs alone. */
export const hasCells = (key: ColumnKey): boolean => !key.startsWith("run:") && !key.startsWith("tag:");

/** A parameter's text, as a number where it is one. */
const cellOf = (word: string): number | string => (word.trim() === "" || !Number.isFinite(Number(word)) ? word : Number(word));

/** A column's cells by the place of the run. */
export function cellValues(column: Cells, count: number): readonly CellValue[] {
  if (column.kind === "texts") {
    const words = column.words.map(cellOf);
    return column.places.map((word) => words[word]);
  }
  const { places } = column;
  if (!places) return Array.from(column.values);
  const values = new Array<CellValue>(count).fill(undefined);
  places.forEach((place, index) => (values[place] = column.values[index]));
  return values;
}

/** What runs are sorted and filtered by. */
export function valueOf(data: RunCells, key: ColumnKey, place: number): CellValue {
  const run = data.table.runs[place];
  if (key.startsWith("run:")) return run && RUN_FIELDS.find((field) => field.key === key)?.value(run, data.now);
  if (key.startsWith("tag:")) return run?.tags[nameOf(key)];
  return data.cells(key)?.[place];
}

/** As `valueOf`, for many runs: the column is looked for once. */
export function readerOf(data: RunCells, key: ColumnKey): (place: number) => CellValue {
  const cells = data.cells(key);
  if (cells) return (place) => cells[place];
  const { now } = data;
  const { runs } = data.table;
  const own = RUN_FIELDS.find((field) => field.key === key);
  return own ? (place) => runs[place] && own.value(runs[place], now) : (place) => valueOf(data, key, place);
}

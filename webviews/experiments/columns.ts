import { formatDuration, formatNumber, formatTime, decimalsFor } from "../shared/format.ts";
import { baseOf, figureOf, nameOf, type CellValue, type ColumnKey, type ExperimentColumn, type ExperimentRun, type ExperimentsTable, type RunData } from "./data.ts";
import type { ViewState } from "./state.ts";

/** A column as the grid shows it. */
export interface ShownColumn {
  readonly key: ColumnKey;
  readonly title: string;
  readonly group: "run" | "param" | "metric";
  readonly width: number;
  readonly pinned: boolean;
  readonly better?: "higher" | "lower";
  /** Numbers stand to the right. */
  readonly isNumber: boolean;
}

/** Columns of the run itself. They need no cells. */
export const RUN_COLUMNS: readonly { readonly key: ColumnKey; readonly title: string; readonly width: number; readonly value: (run: ExperimentRun) => CellValue }[] = [
  { key: "run:name", title: "Run", width: 200, value: ({ name }) => name },
  { key: "run:experiment", title: "Experiment", width: 110, value: ({ experiment }) => experiment },
  { key: "run:tracker", title: "Tracker", width: 100, value: ({ tracker }) => tracker },
  { key: "run:status", title: "Status", width: 96, value: ({ status }) => status },
  { key: "run:started", title: "Started", width: 148, value: ({ startTime }) => startTime },
  { key: "run:duration", title: "Duration", width: 100, value: durationOf },
  { key: "run:note", title: "Note", width: 160, value: ({ note }) => note },
  { key: "run:id", title: "Id", width: 120, value: ({ id }) => id },
  { key: "run:commit", title: "Commit", width: 90, value: ({ code }) => code?.commit?.slice(0, 8) },
  { key: "run:store", title: "Store", width: 200, value: ({ store }) => store },
];

/** With the cell's padding. */
const SPARK_WIDTH = 120;

const ALWAYS = new Set(["run:name", "run:status", "run:started", "run:duration"]);
/** A run that is going on has taken until now. */
function durationOf({ durationMs, status, startTime }: ExperimentRun): number | undefined {
  return durationMs ?? (status === "running" && startTime !== undefined ? Math.max(0, Date.now() - startTime) : undefined);
}

/** Shown only where the runs are of several; the tracker after all others, for names and numbers are what people look for. */
const WHERE_SEVERAL = new Set(["run:experiment", "run:tracker"]);
const LAST = new Set(["run:tracker"]);

/** The columns in their order: pinned ones first, then those that were moved, then the rest. */
export function shownColumns(table: ExperimentsTable, { onlyVarying, columns }: Pick<ViewState, "onlyVarying" | "columns">): readonly ShownColumn[] {
  const few = table.runs.length < 2;
  const byKey = new Map(table.columns.map((column) => [`${column.kind}:${column.name}`, column]));
  const own = RUN_COLUMNS.filter(({ key, value }) => ALWAYS.has(key) || (WHERE_SEVERAL.has(key) && new Set(table.runs.map(value)).size > 1)).map(({ key }) => key);
  const varying = table.columns.filter(({ varies }) => varies || !onlyVarying || few);
  const keys = [...own.filter((key) => !LAST.has(key)), ...varying.filter(({ kind }) => kind === "metric").map(keyOfColumn), ...varying.filter(({ kind }) => kind === "param").map(keyOfColumn), ...own.filter((key) => LAST.has(key))];
  const added = columns.added.filter((key) => key.startsWith("run:") || key.startsWith("tag:") || byKey.has(baseOf(key)));
  const all = [...new Set([...keys, ...added])].filter((key) => !columns.hidden.includes(key));
  const place = (key: ColumnKey): number => {
    if (columns.pinned.includes(key)) return columns.pinned.indexOf(key) - 1e6;
    return columns.order.includes(key) ? columns.order.indexOf(key) - 1e5 : all.indexOf(key);
  };
  const sorted = all.toSorted((a, b) => place(a) - place(b));
  // The run's name stays in sight unless somebody pinned something else before it.
  const ordered = columns.pinned.length === 0 && columns.order.length === 0 ? sorted : [...sorted.filter((key) => columns.pinned.includes(key) || key === "run:name"), ...sorted.filter((key) => !columns.pinned.includes(key) && key !== "run:name")];
  return ordered.map((key) => shownColumn(key, byKey.get(baseOf(key)), columns.widths[key], columns.pinned.includes(key) || key === "run:name"));
}

export const keyOfColumn = ({ kind, name }: ExperimentColumn): ColumnKey => `${kind}:${name}`;

function shownColumn(key: ColumnKey, column: ExperimentColumn | undefined, width: number | undefined, pinned: boolean): ShownColumn {
  const figure = figureOf(key);
  if (figure === "run") {
    const own = RUN_COLUMNS.find((each) => each.key === key);
    return { key, title: own?.title ?? nameOf(key), group: "run", width: width ?? own?.width ?? 120, pinned, isNumber: key === "run:duration" };
  }
  if (figure === "tag") return { key, title: nameOf(key), group: "run", width: width ?? 120, pinned, isNumber: false };
  const title = figure === "param" || figure === "metric" ? nameOf(key) : `${figure} ${nameOf(key)}`;
  if (figure === "curve") return { key, title, group: "metric", width: width ?? SPARK_WIDTH, pinned, isNumber: false };
  const natural = Math.min(200, Math.max(84, title.length * 7.5 + 42));
  return { key, title, group: figure === "param" ? "param" : "metric", width: width ?? natural, pinned, isNumber: figure !== "param", ...(column?.better && { better: column.better }) };
}

/** The keys of the columns whose cells must be fetched. */
export const neededKeys = (columns: readonly { readonly key: ColumnKey }[]): readonly ColumnKey[] => columns.map(({ key }) => key).filter((key) => !key.startsWith("run:") && !key.startsWith("tag:") && !key.startsWith("curve:"));

/** What runs are sorted and filtered by. */
export function valueOf(data: RunData, key: ColumnKey, place: number): CellValue {
  const run = data.table.runs[place];
  if (key.startsWith("run:")) return run && RUN_COLUMNS.find((column) => column.key === key)?.value(run);
  if (key.startsWith("tag:")) return run?.tags[nameOf(key)];
  return data.cells(key)?.[place];
}

/** As `valueOf`, for many runs: the column is looked for once. */
export function readerOf(data: RunData, key: ColumnKey): (place: number) => CellValue {
  const cells = data.cells(key);
  if (cells) return (place) => cells[place];
  const { runs } = data.table;
  const own = RUN_COLUMNS.find((column) => column.key === key);
  return own ? (place) => runs[place] && own.value(runs[place]) : (place) => valueOf(data, key, place);
}

/** What stands in a cell; `undefined` while it is on its way. */
export function textOf(data: RunData, column: ShownColumn, place: number, decimals: number | undefined): string | undefined {
  const { key, group } = column;
  if (key.startsWith("curve:")) return "";
  if (group !== "run" && !data.cells(key)) return undefined;
  const value = valueOf(data, key, place);
  if (value === undefined || value === "") return "–";
  if (key === "run:started") return formatTime(Number(value));
  if (key === "run:duration") return formatDuration(Number(value));
  if (group === "metric") return formatNumber(Number(value), 4, decimals);
  return group === "param" ? (data.text(key, place) ?? "–") : String(value);
}

/** Decimals that make a metric's values line up, and the best of them. */
export interface ColumnFacts {
  readonly decimals?: number | undefined;
  readonly best?: number;
}

export function factsOf(cells: readonly CellValue[], better: "higher" | "lower" | undefined): ColumnFacts {
  const finite = cells.filter((cell): cell is number => typeof cell === "number" && Number.isFinite(cell));
  if (finite.length === 0) return {};
  const decimals = decimalsFor(finite);
  return better === undefined || finite.length < 2 ? { decimals } : { decimals, best: finite.reduce((a, b) => (better === "higher" ? Math.max(a, b) : Math.min(a, b))) };
}

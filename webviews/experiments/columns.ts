import { baseOf, figureOf, hasCells, valueOf, nameOf, RUN_FIELDS, type CellValue, type ColumnKey } from "../../server/core/insights/experiments/query/cells.ts";
import { formatDuration, formatNumber, formatTime, decimalsFor } from "../shared/format.ts";
import type { ExperimentColumn, ExperimentsTable, RunData } from "./data.ts";
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

const WIDTHS: Readonly<Record<ColumnKey, number>> = { "run:name": 200, "run:experiment": 110, "run:tracker": 100, "run:status": 96, "run:started": 148, "run:duration": 100, "run:note": 160, "run:id": 120, "run:commit": 90, "run:store": 200 };

/** With the cell's padding. */
const SPARK_WIDTH = 120;

const ALWAYS = new Set(["run:name", "run:status", "run:started", "run:duration"]);

/** Shown only where the runs are of several; the tracker after all others, for names and numbers are what people look for. */
const WHERE_SEVERAL = new Set(["run:experiment", "run:tracker"]);
const LAST = new Set(["run:tracker"]);

/** The columns in their order: pinned ones first, then those that were moved, then the rest. */
export function shownColumns(table: ExperimentsTable, { onlyVarying, columns }: Pick<ViewState, "onlyVarying" | "columns">): readonly ShownColumn[] {
  const few = table.runs.length < 2;
  const byKey = new Map(table.columns.map((column) => [`${column.kind}:${column.name}`, column]));
  const own = RUN_FIELDS.filter(({ key, value }) => ALWAYS.has(key) || (WHERE_SEVERAL.has(key) && new Set(table.runs.map((run) => value(run, 0))).size > 1)).map(({ key }) => key);
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
    const own = RUN_FIELDS.find((each) => each.key === key);
    return { key, title: own?.title ?? nameOf(key), group: "run", width: width ?? WIDTHS[key] ?? 120, pinned, isNumber: key === "run:duration" };
  }
  if (figure === "tag") return { key, title: nameOf(key), group: "run", width: width ?? 120, pinned, isNumber: false };
  const title = figure === "param" || figure === "metric" ? nameOf(key) : `${figure} ${nameOf(key)}`;
  if (figure === "curve") return { key, title, group: "metric", width: width ?? SPARK_WIDTH, pinned, isNumber: false };
  const natural = Math.min(200, Math.max(84, title.length * 7.5 + 42));
  return { key, title, group: figure === "param" ? "param" : "metric", width: width ?? natural, pinned, isNumber: figure !== "param", ...(column?.better && { better: column.better }) };
}

/** The keys of the columns whose cells must be fetched. */
export const neededKeys = (columns: readonly { readonly key: ColumnKey }[]): readonly ColumnKey[] => columns.map(({ key }) => key).filter((key) => hasCells(key) && !key.startsWith("curve:"));

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

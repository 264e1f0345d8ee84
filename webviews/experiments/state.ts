import { decimalsFor } from "../shared/format.ts";
import type { ExperimentRun, ExperimentsTable, TableColumn as ExperimentColumn } from "./rows.ts";

/** What a person set in the view; it survives while the page is hidden, and holds nothing of the data. */
export interface ViewState {
  readonly sort: Sort;
  readonly filter: string;
  readonly onlyVarying: boolean;
  /** Keys of runs, in the order in which they were chosen. */
  readonly chosen: readonly string[];
  readonly metric?: string;
  readonly logarithmic: boolean;
  readonly smoothing: number;
}

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

export const freshState: ViewState = { sort: { column: "started", descending: true }, filter: "", onlyVarying: true, chosen: [], logarithmic: false, smoothing: 0 };

/** A column as the table shows it. */
export interface ShownColumn {
  readonly key: string;
  readonly title: string;
  readonly group: "run" | "param" | "metric";
  readonly column?: ExperimentColumn;
  /** Decimals that make a metric's values line up. */
  readonly decimals?: number | undefined;
  /** What runs are sorted by: numbers before texts, nothing always last. */
  value(run: ExperimentRun): number | string | undefined;
}

export const keyOf = (run: { readonly id: string; readonly store: string }): string => `${run.store}#${run.id}`;

export function shownColumns(table: ExperimentsTable, onlyVarying: boolean): readonly ShownColumn[] {
  const few = table.runs.length < 2;
  const columns = table.columns.filter(({ varies }) => varies || !onlyVarying || few);
  const severalExperiments = new Set(table.runs.map(({ experiment }) => experiment)).size > 1;
  return [
    { key: "name", title: "Run", group: "run", value: ({ name }) => name },
    ...(severalExperiments ? [{ key: "experiment", title: "Experiment", group: "run", value: ({ experiment }) => experiment } satisfies ShownColumn] : []),
    { key: "status", title: "Status", group: "run", value: ({ status }) => status },
    { key: "started", title: "Started", group: "run", value: ({ startTime }) => startTime },
    { key: "duration", title: "Duration", group: "run", value: ({ durationMs }) => durationMs },
    ...columns.filter(({ kind }) => kind === "metric").map((column) => metricColumn(column, table)),
    ...columns.filter(({ kind }) => kind === "param").map(paramColumn),
  ];
}

/** The runs that hold every word of the filter in their name, experiment, status or a parameter, sorted. */
export function shownRuns(table: ExperimentsTable, columns: readonly ShownColumn[], { filter, sort }: Pick<ViewState, "filter" | "sort">): readonly ExperimentRun[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const kept = table.runs.filter((run) => words.every((word) => textOf(run).includes(word)));
  const column = columns.find(({ key }) => key === sort.column) ?? columns[0];
  if (!column) return kept;
  const valued = kept.map((run) => ({ run, value: column.value(run) }));
  return valued.toSorted((a, b) => compare(a.value, b.value, sort.descending)).map(({ run }) => run);
}

/** Clicking a header sorts by it; clicking again turns the order round. Metrics start with the best. */
export function sortedBy(sort: Sort, column: ShownColumn): Sort {
  if (sort.column === column.key) return { column: column.key, descending: !sort.descending };
  return { column: column.key, descending: column.column?.better === "higher" || column.key === "started" };
}

export function toggled(chosen: readonly string[], key: string): readonly string[] {
  return chosen.includes(key) ? chosen.filter((each) => each !== key) : [...chosen, key];
}

function metricColumn(column: ExperimentColumn, { runs }: ExperimentsTable): ShownColumn {
  const lasts = runs.flatMap(({ metrics }) => metrics[column.name] ?? []);
  return {
    decimals: decimalsFor(lasts),
    key: `metric:${column.name}`,
    title: column.name,
    group: "metric",
    column,
    value: ({ metrics }) => metrics[column.name],
  };
}

function paramColumn(column: ExperimentColumn): ShownColumn {
  return {
    key: `param:${column.name}`,
    title: column.name,
    group: "param",
    column,
    value: ({ params }) => {
      const text = params[column.name];
      return text === undefined || text.trim() === "" || !Number.isFinite(Number(text)) ? text : Number(text);
    },
  };
}

const textOf = (run: ExperimentRun): string => [run.name, run.id, run.experiment, run.status, ...Object.entries(run.params).map(([name, value]) => `${name}=${value}`)].join(" ").toLowerCase();

/** Without a value, or NaN, comes last whichever way the order goes. */
function compare(a: number | string | undefined, b: number | string | undefined, descending: boolean): number {
  const [emptyA, emptyB] = [isEmpty(a), isEmpty(b)];
  if (emptyA || emptyB) return Number(emptyA) - Number(emptyB);
  const sign = descending ? -1 : 1;
  if (typeof a === "number" && typeof b === "number") return sign * (a - b || 0);
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return sign * String(a).localeCompare(String(b), "en", { numeric: true });
}

const isEmpty = (value: number | string | undefined): boolean => value === undefined || Number.isNaN(value);

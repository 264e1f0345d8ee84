import type { ColumnKey } from "../../server/core/insights/experiments/query/cells.ts";
import type { Sort } from "../../server/core/insights/experiments/query/order.ts";
import type { PickedColours } from "./colours.ts";

/** What a person set in the view; it survives while the page is hidden, and holds nothing of the data. */
export interface ViewState extends SavedView {
  /** Keys of runs; their places are their colours where none was picked. An empty one is a colour that is free again. */
  readonly chosen: readonly string[];
  readonly starred: readonly string[];
  readonly tab: Tab;
  /** The name of the artifact that is looked at; empty for the first. */
  readonly artifact: string;
  /** The registered model that is looked at; empty for the first. */
  readonly model: string;
  /** Whether runs that were deleted in their tracker are shown. */
  readonly deleted: boolean;
  /** The saved view that was taken last. */
  readonly view?: string;
}

/** What a team shares: how the table and the charts are set, without what they show. */
export interface SavedView {
  readonly sorts: readonly Sort[];
  readonly filter: string;
  readonly onlyVarying: boolean;
  readonly columns: ColumnSettings;
  readonly chart: ChartSettings;
  readonly rows: Arrangement;
  readonly plots: PlotSettings;
  readonly colours: PickedColours;
}

/** How runs stand under groups and under the runs that they are a part of. */
export interface Arrangement {
  /** The column that groups are made by; empty for none. */
  readonly group: ColumnKey;
  /** What a group's cells show of its runs. */
  readonly aggregate: Aggregate;
  /** Whether runs stand under their parents. */
  readonly nested: boolean;
  /** Whether all were opened or closed; empty where each is as it is by itself. */
  readonly folds: "" | "open" | "closed";
  /** Rows that are the other way round. */
  readonly turned: readonly string[];
}

export type Aggregate = "mean" | "min" | "max";

export interface ColumnSettings {
  readonly hidden: readonly ColumnKey[];
  /** Columns that are not there by themselves: figures of metrics, tags, and what does not vary. */
  readonly added: readonly ColumnKey[];
  readonly pinned: readonly ColumnKey[];
  /** Columns that were moved, in their order; the others follow. */
  readonly order: readonly ColumnKey[];
  /** In pixels. */
  readonly widths: Readonly<Record<ColumnKey, number>>;
}

export interface ChartSettings {
  /** One chart each; empty for the one that fits best. */
  readonly metrics: readonly string[];
  /** `step`, `time`, `relative`, or a metric's name after `metric:`. */
  readonly x: string;
  readonly logX: boolean;
  readonly logY: boolean;
  readonly smoother: "average" | "gaussian";
  /** 0 for none, below 1. */
  readonly smoothing: number;
  /** Charts that stay whatever metric is chosen. */
  readonly pinned: readonly string[];
  /** A line for each run, or for each group with how far its runs reach, or their standard deviation. */
  readonly lines: "runs" | "range" | "deviation";
}

/** What the plots show; empty for what fits best. */
export interface PlotSettings {
  readonly x: ColumnKey;
  readonly y: ColumnKey;
  /** What boxes are told apart by. */
  readonly by: ColumnKey;
}

const TABS = ["curves", "compare", "artifacts", "parallel", "scatter", "boxes", "importance", "registry"] as const;
export type Tab = (typeof TABS)[number];

export const freshState: ViewState = {
  sorts: [{ column: "run:started", descending: true }],
  filter: "",
  onlyVarying: true,
  columns: { hidden: [], added: [], pinned: [], order: [], widths: {} },
  chart: { metrics: [], x: "step", logX: false, logY: false, smoother: "average", smoothing: 0, pinned: [], lines: "runs" },
  rows: { group: "", aggregate: "mean", nested: true, folds: "", turned: [] },
  plots: { x: "", y: "", by: "" },
  colours: {},
  chosen: [],
  starred: [],
  tab: "curves",
  artifact: "",
  model: "",
  deleted: false,
};

/** What was folded one by one is a matter of the moment. */
export function savedView({ sorts, filter, onlyVarying, columns, chart, rows, plots, colours }: ViewState): SavedView {
  return { sorts, filter, onlyVarying, columns, chart, plots, colours, rows: { ...rows, turned: [] } };
}

/** Takes what a file says as far as it makes sense; the rest is as in a fresh view. */
export function viewFrom(saved: unknown): SavedView {
  const given = isObject(saved) ? saved : {};
  const like = <Part extends object>(fresh: Part, part: unknown): Part => {
    const fitting = isObject(part) ? Object.entries(part).filter(([name, value]) => name in fresh && typeof value === typeof fresh[name as keyof Part] && Array.isArray(value) === Array.isArray(fresh[name as keyof Part])) : [];
    return { ...fresh, ...Object.fromEntries(fitting) };
  };
  const fresh = savedView(freshState);
  return { ...like(fresh, given), columns: like(fresh.columns, given["columns"]), chart: like(fresh.chart, given["chart"]), plots: like(fresh.plots, given["plots"]), rows: arrangementOf(like(fresh.rows, given["rows"])), colours: coloursFrom(given["colours"]) };
}

/** More chosen runs are a matter of the moment. */
const MOST_REMEMBERED = 500;

/** What is remembered of the view from one day to the next. */
export const rememberedState = (state: ViewState): ViewState => ({ ...state, chosen: state.chosen.slice(0, MOST_REMEMBERED) });

/** The same, read back: as far as it makes sense, whichever version wrote it. */
export function stateFrom(saved: unknown): ViewState {
  const given = isObject(saved) ? saved : {};
  const keys = (name: "chosen" | "starred"): readonly string[] => (Array.isArray(given[name]) ? given[name].filter((key) => typeof key === "string") : []);
  const tab = TABS.find((each) => each === given["tab"]) ?? freshState.tab;
  const view = typeof given["view"] === "string" ? { view: given["view"] } : {};
  return { ...freshState, ...viewFrom(given), ...view, chosen: keys("chosen"), starred: keys("starred"), tab, deleted: given["deleted"] === true };
}

const coloursFrom = (given: unknown): PickedColours => Object.fromEntries(Object.entries(isObject(given) ? given : {}).filter((entry): entry is [string, number] => Number.isInteger(entry[1]) && Number(entry[1]) >= 0 && Number(entry[1]) < MOST_STYLES));

/** More styles than there can be runs at once; what a file says beyond is a mistake. */
const MOST_STYLES = 10_000;

function arrangementOf(rows: Arrangement): Arrangement {
  return { ...rows, aggregate: AGGREGATES.includes(rows.aggregate) ? rows.aggregate : "mean", folds: rows.folds === "open" || rows.folds === "closed" ? rows.folds : "" };
}

export const AGGREGATES: readonly Aggregate[] = ["mean", "min", "max"];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;

/** Choosing takes the first free colour, so that the others keep theirs. */
export function toggled(chosen: readonly string[], key: string): readonly string[] {
  if (chosen.includes(key)) return trimmed(chosen.map((each) => (each === key ? "" : each)));
  const free = chosen.indexOf("");
  return free < 0 ? [...chosen, key] : chosen.with(free, key);
}

function trimmed(chosen: readonly string[]): readonly string[] {
  return chosen.slice(0, chosen.findLastIndex((key) => key !== "") + 1);
}

/** A header sorts by its column, once more the other way round. With shift it sorts what is equal by the others, and a third time leaves that out. */
export function sortedBy(sorts: readonly Sort[], column: ColumnKey, startsDescending: boolean, adds: boolean): readonly Sort[] {
  const known = sorts.find((sort) => sort.column === column);
  const next = { column, descending: known ? !known.descending : startsDescending };
  if (!adds) return [next];
  if (!known) return [...sorts, next];
  return known.descending === startsDescending || sorts.length === 1 ? sorts.map((sort) => (sort === known ? next : sort)) : sorts.filter((sort) => sort !== known);
}

import type { ColumnOverTime, DriftOverTime } from "../../server/core/insights/overTime/overTime.ts";
import { formatNumber, formatShare } from "../shared/format.ts";

/** What a person set in the view; it survives while the page is hidden. */
export interface ViewState {
  readonly filter: string;
  /** The column whose course is shown; without one that of the share of drifted columns. */
  readonly column?: string;
  readonly onlyDrifted: boolean;
}

export const freshState: ViewState = { filter: "", onlyDrifted: false };

export function shownColumns(columns: readonly ColumnOverTime[], { filter, onlyDrifted }: ViewState): readonly ColumnOverTime[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return columns.filter(({ name, drifted }) => (!onlyDrifted || drifted.some(Boolean)) && words.every((word) => name.toLowerCase().includes(word)));
}

/** One line over the windows: a column's measure, or the share of drifted columns. */
export interface Course {
  readonly title: string;
  readonly measure: string;
  readonly windows: readonly string[];
  readonly values: readonly (number | null)[];
  readonly threshold?: number;
  readonly drifted: readonly boolean[];
  /** Windows with which another level begins. */
  readonly changes: ReadonlySet<string>;
  readonly format: (value: number) => string;
}

export function courseOf({ windows }: DriftOverTime, column: ColumnOverTime | undefined): Course {
  const names = windows.map(({ name }) => name);
  if (column) return { title: column.name, measure: column.measure, windows: names, values: column.values, threshold: column.threshold, drifted: column.drifted, changes: new Set(column.changes), format: (value) => formatNumber(value, 3) };
  return { title: SHARE, measure: "share of drifted columns", windows: names, values: windows.map(({ share }) => share), drifted: windows.map(({ driftedColumns }) => driftedColumns.length > 0), changes: new Set(), format: formatShare };
}

export const SHARE = "All columns";

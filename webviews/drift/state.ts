import type { ColumnDrift } from "../../server/core/insights/drift/report.ts";

/** What a person set in the view; it survives while the page is hidden. */
export interface ViewState {
  readonly filter: string;
  /** The column whose detail is shown; the first of the list where it is not among the shown. */
  readonly column?: string;
  readonly onlyDrifted: boolean;
  /** Whether settings are unfolded: those of all columns, those of the chosen one, how files are read. */
  readonly settings: boolean;
  readonly columnSettings: boolean;
  readonly reading: boolean;
  /** Histograms show how much lies up to each place. */
  readonly cumulative: boolean;
}

export const freshState: ViewState = { filter: "", onlyDrifted: false, settings: false, columnSettings: false, reading: false, cumulative: false };

export function shownColumns(columns: readonly ColumnDrift[], { filter, onlyDrifted }: ViewState): readonly ColumnDrift[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return columns.filter(({ name, drifted }) => (drifted || !onlyDrifted) && words.every((word) => name.toLowerCase().includes(word)));
}

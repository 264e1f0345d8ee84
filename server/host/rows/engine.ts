import type { RowsPage, RowsQuery, RowsRange, RowsStats, RowsView } from "../../core/index.ts";

/** Shows a table page by page. What is asked comes one after the other; each view replaces the one before, unless it fails. */
export interface RowsEngine {
  view(query: RowsQuery): Promise<ViewedRows>;
  page(range: RowsRange): Promise<RowsPage>;
  stats(column: number): Promise<RowsStats>;
  /** Breaks off what is under way, where that is possible. */
  interrupt(): void;
  close(): void;
}

export type ViewedRows = { readonly state: "viewed"; readonly view: RowsView } | { readonly state: "failed"; readonly reason: string };

/** Of a longer text a page shows the beginning. */
export const LONGEST_SHOWN = 300;
/** Of more rows the statistics of a column are those of a sample. */
export const MOST_PROFILED = 500_000;

import type { RowsPage, RowsQuery, RowsRange, RowsStats, RowsView } from "../../server/core/insights/rows/report.ts";

/** A table, a page at a time. */
export type RowsContract = {
  requests: {
    /** Replaces the view; refused in words where it cannot be, and then the one before stays. */
    view(query: RowsQuery): RowsView;
    page(range: RowsRange): RowsPage;
    stats(query: { readonly column: number }): RowsStats;
    /** Breaks off the view that is being made. */
    stop(query: Readonly<Record<string, never>>): void;
    /** Puts cells on the clipboard, as a spreadsheet takes them. */
    copy(query: { readonly range: RowsRange; readonly header: readonly string[] }): void;
    /** Asks where to, and writes rows as comma-separated values. */
    write(query: { readonly range: RowsRange; readonly header: readonly string[] }): void;
    /** Shows what all columns hold. */
    profile(query: Readonly<Record<string, never>>): void;
    again(query: Readonly<Record<string, never>>): void;
  };
  events: { rows: RowsState };
};

export type RowsState =
  | { readonly state: "loading"; readonly file: string }
  | { readonly state: "failed"; readonly reason: string }
  /** `opened` counts up when the file is read anew. */
  | { readonly state: "ready"; readonly file: string; readonly opened: number; readonly view: RowsView };

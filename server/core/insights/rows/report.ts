import type { ProfileColumn } from "../profile/report.ts";

/** What a person asks of a table: some SQL over it, of its rows some, in an order. */
export interface RowsQuery {
  /** A SELECT over the table `data`; all rows of it without. */
  readonly sql?: string;
  readonly filters: readonly RowsFilter[];
  /** The first counts most. Missing values come last either way. */
  readonly sort: readonly RowsSort[];
}

export interface RowsFilter {
  readonly column: string;
  readonly test: FilterTest;
  /** Not looked at by `missing` and `present`. */
  readonly value: string;
}

/** Numbers are compared as numbers in columns of numbers; `contains` looks at letters without their case. */
export type FilterTest = "contains" | "=" | "≠" | "<" | "≤" | ">" | "≥" | "missing" | "present";

export interface RowsSort {
  readonly column: string;
  readonly descending: boolean;
}

export interface RowsColumn {
  readonly name: string;
  /** As the engine calls it. */
  readonly type: string;
  readonly isNumeric: boolean;
}

/** A query that was understood: what can be paged through now. */
export interface RowsView {
  readonly columns: readonly RowsColumn[];
  readonly rows: number;
  /** Rows of the table or of what the SQL gives, before the filters. */
  readonly of: number;
  /** Whether there is an engine for SQL. */
  readonly knowsSql: boolean;
}

/** Cells as a person would write them, `null` for missing ones, row by row. */
export type RowsPage = readonly (readonly (string | null)[])[];

/** Which cells: rows of the view from one up to another, and columns by their place. */
export interface RowsRange {
  readonly from: number;
  readonly to: number;
  readonly columns: readonly number[];
  /** Long texts in full. */
  readonly whole?: boolean;
}

/** What the shown rows of one column hold. */
export interface RowsStats {
  readonly column: ProfileColumn;
  /** Rows that were looked at, which of very many are a sample. */
  readonly rows: number;
}

import type { RowsFilter, RowsQuery, RowsSort } from "../../server/core/insights/rows/report.ts";

/** What a person set in the view; it survives while the page is hidden. */
export interface ViewState {
  readonly query: RowsQuery;
  /** What stands in the box, whether or not it was run. */
  readonly sql: string;
  readonly showsSql: boolean;
  readonly showsColumn: boolean;
}

export const freshState: ViewState = { query: { filters: [], sort: [] }, sql: "SELECT * FROM data", showsSql: false, showsColumn: true };

/** First up, then down, then as it was; with `more` behind the columns that it is ordered by already. */
export function sortedBy(sort: readonly RowsSort[], column: string, more: boolean): readonly RowsSort[] {
  const before = sort.find((one) => one.column === column);
  const others = more ? sort.filter((one) => one.column !== column) : [];
  if (before?.descending) return others;
  const next = { column, descending: before !== undefined };
  return more && before ? sort.map((one) => (one.column === column ? next : one)) : [...others, next];
}

export const filterWords = ({ column, test, value }: RowsFilter): string => (test === "missing" || test === "present" ? `${column} is ${test}` : `${column} ${test} ${value === "" ? "“”" : value}`);

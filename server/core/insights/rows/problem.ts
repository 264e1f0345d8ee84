import { nearest } from "../../text/nearest.ts";
import type { RowsColumn, RowsFilter, RowsQuery } from "./report.ts";

/** Why filters and order cannot be, before an engine is asked. */
export function problemOfQuery(columns: readonly RowsColumn[], { filters, sort }: RowsQuery): string | undefined {
  const names = columns.map(({ name }) => name);
  const unknown = [...filters, ...sort].find(({ column }) => !names.includes(column))?.column;
  if (unknown !== undefined) return unknownColumn(unknown, names);
  return filters.map((filter) => problemOfFilter(filter, columns)).find((problem) => problem !== undefined);
}

function unknownColumn(name: string, names: readonly string[]): string {
  const close = nearest(name, names);
  return `There is no column \`${name}\`.${close === undefined ? "" : ` Did you mean \`${close}\`?`}`;
}

function problemOfFilter({ column, test, value }: RowsFilter, columns: readonly RowsColumn[]): string | undefined {
  const isNumeric = columns.find(({ name }) => name === column)?.isNumeric ?? false;
  const asText = test === "contains" || test === "missing" || test === "present";
  return isNumeric && !asText && (value.trim() === "" || Number.isNaN(Number(value))) ? `\`${column}\` holds numbers, and “${value}” is none.` : undefined;
}

import { markdownCell } from "./markdownCell.ts";

/** The lines of a table; the first row is its head. */
export function markdownTable([head = [], ...body]: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(" | ")} |`;
  return [line(head), `|${" --- |".repeat(head.length)}`, ...body.map(line)];
}

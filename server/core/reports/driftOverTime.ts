import type { ColumnOverTime, DriftOverTime } from "../insights/overTime/overTime.ts";
import { printable } from "./codeFrame.ts";
import { alignedColumns } from "./columns.ts";
import { markdownCell } from "./markdownCell.ts";
import type { Paint } from "./text.ts";

/** For a terminal: a line for each column with its course, from nothing to twice what counts as large. */
export function driftOverTimeText({ reference, windows, columns, words }: DriftOverTime, paint: Paint): string {
  const table = alignedColumns([["column", "course", "largest", "large from"], ...columns.map((column) => [printable(column.name), course(column), short(largest(column)), short(column.threshold)])]);
  const [head = "", ...lines] = table.trimEnd().split("\n");
  const body = lines.flatMap((line, place) => {
    const column = columns[place];
    return column?.drifted.some(Boolean) ? [paint("warning", line), `    ${printable(column.words)}`] : [line];
  });
  return [`${windows.length} windows, ${windows[0]?.name ?? ""} to ${windows.at(-1)?.name ?? ""}, against ${printable(reference.name)} (${reference.rows} rows)`, paint("strong", words), "", paint("strong", head), ...body, ""].join("\n");
}

/** For a pull request comment or a job summary. */
export function driftOverTimeMarkdown({ reference, windows, columns, words }: DriftOverTime): string {
  return [
    "### Drift over time",
    "",
    `${windows.length} windows against ${markdownCell(reference.name)} (${reference.rows} rows). ${markdownCell(words)}`,
    "",
    "| column | course | largest | large from | what |",
    "| --- | --- | --- | --- | --- |",
    ...columns.map((column) => `| ${[column.name, course(column), short(largest(column)), short(column.threshold), column.words].map(markdownCell).join(" | ")} |`),
    "",
  ].join("\n");
}

const STEPS = "▁▂▃▄▅▆▇█";

const course = ({ values, threshold }: ColumnOverTime): string => values.map((value) => (value === null ? "·" : (STEPS[Math.min(STEPS.length - 1, Math.floor((Math.abs(value) / (2 * threshold)) * STEPS.length))] ?? ""))).join("");

/** How far from the reference a column was at most. */
export const largest = ({ values }: ColumnOverTime): number => values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);

const short = (number: number): string => String(Number(number.toPrecision(3)));

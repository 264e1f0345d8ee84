import type { ProfileColumn, ProfileReport } from "../insights/profile/report.ts";
import { percent, shortNumber } from "../insights/words.ts";
import { printable } from "./codeFrame.ts";
import { alignedColumns } from "./columns.ts";
import { markdownCell } from "./markdownCell.ts";
import { markdownTable } from "./markdownTable.ts";
import type { Paint } from "./text.ts";

export const PROFILE_HEAD = ["column", "kind", "missing", "distinct", "mean", "min", "median", "max"];

export function profileText(report: ProfileReport, paint: Paint): string {
  const warned = report.columns.filter(({ notes }) => notes.length > 0);
  return [
    printable(report.data.name),
    paint("strong", printable(report.words)),
    "",
    alignedColumns([PROFILE_HEAD, ...report.columns.map((column) => profileCells(column).map(printable))], (head) => paint("strong", head)),
    ...warned.flatMap(({ name, notes }) => notes.map(({ level, words }) => `${paint(level === "warning" ? "warning" : "hint", level)}  ${printable(name)}: ${printable(words)}`)),
    ...(report.correlations.length > 0 ? ["", ...report.correlations.map(({ first, second, value }) => printable(`${first} and ${second} go together: ${shortNumber(value)}`))] : []),
    ...report.problems.map((problem) => `${paint("hint", "note:")} ${printable(problem)}`),
    "",
  ].join("\n");
}

export function profileMarkdown({ data, words, columns, correlations, problems }: ProfileReport): string {
  return [
    "### Profile",
    "",
    `${markdownCell(data.name)}: ${markdownCell(words)}`,
    "",
    ...markdownTable([[...PROFILE_HEAD, "notes"], ...columns.map((column) => [...profileCells(column), column.notes.map((note) => note.words).join(" ")])]),
    ...(correlations.length > 0 ? ["", ...correlations.map(({ first, second, value }) => `- ${markdownCell(first)} and ${markdownCell(second)} go together: ${shortNumber(value)}`)] : []),
    ...(problems.length > 0 ? ["", ...problems.map((problem) => `- ${markdownCell(problem)}`)] : []),
    "",
  ].join("\n");
}

/** A column in a line of the table. */
export function profileCells({ name, kind, missingShare, distinct, numbers }: ProfileColumn): readonly string[] {
  const [low, , , median, , , high] = numbers?.quantiles ?? [];
  return [name, kind, percent(missingShare), String(distinct), ...[numbers?.mean, low, median, high].map((number) => (number === undefined ? "" : shortNumber(number)))];
}

import type { ProfileColumn, ProfileReport } from "../insights/profile/report.ts";
import { percent, shortNumber } from "../insights/words.ts";
import { printable } from "./codeFrame.ts";
import { alignedColumns } from "./columns.ts";
import { escaped, htmlList, htmlTable, standalonePage } from "./html.ts";
import { markdownCell } from "./markdownCell.ts";
import { markdownTable } from "./markdownTable.ts";
import type { Paint } from "./text.ts";

const HEAD = ["column", "kind", "missing", "distinct", "mean", "min", "median", "max"];

export function profileText(report: ProfileReport, paint: Paint): string {
  const warned = report.columns.filter(({ notes }) => notes.length > 0);
  return [
    printable(report.data.name),
    paint("strong", printable(report.words)),
    "",
    alignedColumns([HEAD, ...report.columns.map((column) => cells(column).map(printable))], (head) => paint("strong", head)),
    ...warned.flatMap(({ name, notes }) => notes.map(({ level, words }) => `${paint(level === "warning" ? "warning" : "hint", level)}  ${printable(name)}: ${printable(words)}`)),
    ...(report.correlations.length > 0 ? ["", ...report.correlations.map(({ first, second, value }) => printable(`${first} and ${second} go together: ${shortNumber(value)}`))] : []),
    "",
  ].join("\n");
}

export function profileMarkdown({ data, words, columns, correlations, problems }: ProfileReport): string {
  return [
    "### Profile",
    "",
    `${markdownCell(data.name)}: ${markdownCell(words)}`,
    "",
    ...markdownTable([[...HEAD, "notes"], ...columns.map((column) => [...cells(column), column.notes.map((note) => note.words).join(" ")])]),
    ...(correlations.length > 0 ? ["", ...correlations.map(({ first, second, value }) => `- ${markdownCell(first)} and ${markdownCell(second)} go together: ${shortNumber(value)}`)] : []),
    ...(problems.length > 0 ? ["", ...problems.map((problem) => `- ${markdownCell(problem)}`)] : []),
    "",
  ].join("\n");
}

export function profileHtml({ data, words, columns, correlations, problems }: ProfileReport): string {
  const body = [
    "<h1>Profile</h1>",
    `<p>${escaped(data.name)}</p>`,
    `<p class="verdict">${escaped(words)}</p>`,
    htmlTable([[...HEAD, "notes"], ...columns.map((column) => [...cells(column), column.notes.map((note) => note.words).join(" ")])]),
    ...(correlations.length > 0 ? ["<h2>What goes together</h2>", htmlTable([["column", "column", "correlation"], ...correlations.map(({ first, second, value }) => [first, second, shortNumber(value)])])] : []),
    ...(problems.length > 0 ? ["<h2>Problems</h2>", htmlList(problems)] : []),
  ];
  return standalonePage(`Profile: ${data.name}`, body.join("\n"));
}

function cells({ name, kind, missingShare, distinct, numbers }: ProfileColumn): readonly string[] {
  const [low, , , median, , , high] = numbers?.quantiles ?? [];
  return [name, kind, percent(missingShare), String(distinct), ...[numbers?.mean, low, median, high].map((number) => (number === undefined ? "" : shortNumber(number)))];
}

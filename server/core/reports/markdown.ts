import { allFindings, allProblems, checkedFiles, countsOf, placeText, plural, type CheckReport, type Names } from "./findings.ts";
import type { FileReport } from "./placed.ts";

/** For a pull request comment or a job summary: one table for each file. */
export function markdownReport(report: CheckReport, names: Names): string {
  const counts = countsOf(allFindings(report)) || "Nothing found";
  const parts = [
    `### Modelwright: ${counts} in ${plural(checkedFiles(report), "file")}`,
    ...report.files.filter(({ findings }) => findings.length > 0).map((file) => table(file, names)),
    ...list("Rules that crashed", report.files.flatMap(({ uri, crashes }) => crashes.map(({ ruleId }) => `${code(ruleId)} in ${code(names.shown(uri))}`))),
    ...list("Not checked", allProblems(report).map(({ uri, reason }) => `${code(names.shown(uri))}: ${cellText(reason)}`)),
  ];
  return `${parts.join("\n\n")}\n`;
}

function table(file: FileReport, names: Names): string {
  const rows = file.findings.map(({ severity, at, ruleId, message }) => `| ${severity} | ${placeText(at)} | ${code(ruleId)} | ${cellText(message)} |`);
  return [`#### ${code(names.shown(file.uri))}`, "", "| severity | place | rule | what |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function list(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [[`#### ${title}`, "", ...items.map((item) => `- ${item}`)].join("\n")];
}

const code = (text: string): string => `\`${text.replaceAll("`", "'")}\``;

/** Keeps to one table cell, and lets no HTML of a checked file into the page. Backquotes stay, so that names read as code. */
const cellText = (text: string): string => text.replace(/\s+/g, " ").replaceAll("|", "\\|").replaceAll("<", "&lt;");

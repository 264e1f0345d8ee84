import type { EvaluationReport, Figure, GroupsReport, Metric } from "../insights/evaluation/report.ts";
import { shortNumber } from "../insights/words.ts";
import { printable } from "./codeFrame.ts";
import { alignedColumns } from "./columns.ts";
import { markdownCell } from "./markdownCell.ts";
import { markdownTable } from "./markdownTable.ts";
import type { Paint } from "./text.ts";

/** For a terminal: the verdict, the figures, classes, groups, and where the predictions are worst. */
export function evaluationText(report: EvaluationReport, paint: Paint): string {
  const bold = (head: string): string => paint("strong", head);
  return [
    `${printable(report.data.name)}: ${report.task}, ${report.data.used} of ${report.data.rows} rows`,
    paint("strong", printable(report.words)),
    "",
    alignedColumns([["figure", "value", "95 %"], ...report.metrics.map(metricCells)], bold),
    ...confusionText(report, bold),
    ...(report.versus ? [bold("Two models"), ...report.versus.tests.map(({ words, detail, title }) => `${printable(words)} ${detail} (${title}.)`), ""] : []),
    ...report.groups.flatMap((groups) => [`Groups of ${printable(groups.name)}`, alignedColumns(groupRows(groups).map((row) => row.map(printable)), bold), ...groups.measures.map(({ title, verdict, words }) => `${verdict === "look" ? paint("warning", "look") : verdict}  ${title}: ${printable(words)}`), ...groups.problems.map(printable), ""]),
    ...(report.slices.length > 0 ? [bold("Where it is worst"), ...report.slices.map(({ words }) => printable(words)), ""] : []),
  ].join("\n");
}

/** For a pull request comment or a job summary. */
export function evaluationMarkdown(report: EvaluationReport): string {
  return [
    "### Evaluation",
    "",
    `${markdownCell(report.data.name)}: ${report.task}, ${report.data.used} of ${report.data.rows} rows. ${markdownCell(report.words)}`,
    "",
    ...markdownTable([["figure", "value", "95 %", "meaning"], ...report.metrics.map((metric) => [...metricCells(metric), metric.meaning])]),
    ...(report.versus ? ["", "#### Two models", "", ...report.versus.tests.map(({ words, detail, title }) => `- ${markdownCell(words)} ${detail} (${title}.)`)] : []),
    ...report.groups.flatMap((groups) => ["", `#### Groups of ${markdownCell(groups.name)}`, "", ...markdownTable(groupRows(groups)), "", ...groups.measures.map(({ title, verdict, words }) => `- ${verdict === "look" ? "**look**" : verdict} ${title}: ${markdownCell(words)}`)]),
    ...(report.slices.length > 0 ? ["", "#### Where it is worst", "", ...report.slices.map(({ words }) => `- ${markdownCell(words)}`)] : []),
    ...(report.problems.length > 0 ? ["", ...report.problems.map((problem) => `- ${markdownCell(problem)}`)] : []),
    "",
  ].join("\n");
}

export function figureText(figure: Figure): string {
  return "value" in figure ? shortNumber(figure.value) : `undefined because ${figure.undefinedBecause}`;
}

export function metricCells(metric: Metric): readonly string[] {
  return [metric.title, figureText(metric), metric.interval ? `${shortNumber(metric.interval[0])} to ${shortNumber(metric.interval[1])}` : ""];
}

/** A head and a row for each group. */
export function groupRows({ groups }: GroupsReport): readonly (readonly string[])[] {
  const titles = groups[0]?.figures.map(({ title }) => title) ?? [];
  return [["group", "rows", ...titles], ...groups.map(({ group, rows, figures, small }) => [small ? `${group} (small)` : group, String(rows), ...figures.map((figure) => ("value" in figure ? shortNumber(figure.value) : "–"))])];
}

const MOST_SHOWN = 12;

function confusionText({ classes }: EvaluationReport, bold: (head: string) => string): readonly string[] {
  if (!classes || classes.labels.length > MOST_SHOWN) return [];
  const rows = classes.labels.map((label, place) => [printable(label), ...(classes.counts[place] ?? []).map(String)]);
  return [alignedColumns([["label \\ predicted", ...classes.labels.map(printable)], ...rows], bold)];
}

import type { Severity } from "../workspace/settings.ts";
import { codeFrame, printable } from "./codeFrame.ts";
import { allFindings, allProblems, checkedFiles, countsOf, placeText, plural, type CheckReport, type Names } from "./findings.ts";
import type { FileReport, PlacedFinding } from "./placed.ts";

export type Style = Severity | "strong" | "faint" | "good";

/** Colours a piece of text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

export interface TextOptions {
  readonly paint: Paint;
  /** Only findings: no problems, repairs or summary. */
  readonly quiet: boolean;
}

/** For people: findings grouped by file, each with its line of code, then a summary. */
export function textReport(report: CheckReport, names: Names, { paint, quiet }: TextOptions): string {
  const files = report.files.filter(({ findings, crashes }) => findings.length + crashes.length > 0);
  const blocks = files.map((file) => fileBlock(file, names, paint));
  if (!quiet) blocks.push([...repairs(report, names, paint), ...problems(report, names, paint), summary(report, paint)].join("\n"));
  return blocks.length === 0 ? "" : `${blocks.join("\n\n")}\n`;
}

function fileBlock(file: FileReport, names: Names, paint: Paint): string {
  return [
    paint("strong", printable(names.shown(file.uri))),
    ...file.findings.map((finding) => findingBlock(finding, names, paint)),
    ...file.crashes.map(({ ruleId, message }) => `  ${paint("error", "crash")} ${ruleId}\n    ${message.split("\n")[0] ?? ""}`),
  ].join("\n");
}

function findingBlock(finding: PlacedFinding, names: Names, paint: Paint): string {
  const { at, severity, ruleId, message, lineText, related, fix, fixes } = finding;
  const endColumn = at.endLine === at.line ? at.endColumn : lineText.length + 1;
  const frame = codeFrame(lineText, at.column, endColumn);
  const gutter = String(at.line).padStart(6);
  const repair = fixes[0] && `${fixes[0].title} ${paint("faint", fix === "safe" ? "(--fix)" : "(--fix=suggested)")}`;
  return [
    `  ${placeText(at)} ${paint(severity, severity)} ${paint("faint", ruleId)}`,
    indent(printable(message), "    "),
    `${paint("faint", `${gutter} |`)} ${frame.code}`,
    `${paint("faint", `${" ".repeat(gutter.length)} |`)} ${paint(severity, frame.carets)}`,
    ...related.map((one) => `    see ${one.uri === finding.uri ? "" : `${names.shown(one.uri)} `}${placeText(one.at)}: ${printable(one.message)}`),
    ...(repair === undefined ? [] : [`    fix: ${repair}`]),
  ].join("\n");
}

function repairs({ fixed }: CheckReport, names: Names, paint: Paint): readonly string[] {
  return fixed.flatMap(({ uri, repairs: byRule, problem }) => {
    const what = Object.entries(byRule).map(([ruleId, count]) => (count === 1 ? ruleId : `${ruleId} (${count})`));
    return problem === undefined ? [`${paint("good", "fixed")} ${names.shown(uri)}: ${what.join(", ")}`] : [];
  });
}

function problems(report: CheckReport, names: Names, paint: Paint): readonly string[] {
  return allProblems(report).map(({ uri, reason }) => `${paint("warning", "not checked")} ${printable(names.shown(uri))}: ${printable(reason)}`);
}

function summary(report: CheckReport, paint: Paint): string {
  const findings = allFindings(report);
  const checked = plural(checkedFiles(report), "file");
  if (findings.length === 0) return `${paint("good", "Nothing found")} in ${checked}.`;
  const fixable = findings.filter(({ fix }) => fix === "safe").length;
  const hint = fixable > 0 ? ` ${fixable} can be repaired by --fix.` : "";
  return `${paint("strong", countsOf(findings))} in ${checked}.${hint}`;
}

const indent = (text: string, by: string): string => text.split("\n").map((line) => by + line).join("\n");

import { allProblems, checkedFiles, type CheckReport, type Names } from "./findings.ts";
import type { PlacedFinding, PlacedLeakage, PlacedSpan } from "./placed.ts";

/**
 * The stable JSON of `check`; fields are added, never changed. Lines and columns count from one. In a notebook `cell` is
 * the zero-based index among all cells, as nbformat has it, and the lines are those of the cell.
 */
export function jsonReport(report: CheckReport, names: Names): string {
  const value = {
    version: 1,
    findings: report.files.flatMap((file) => file.findings.map((finding) => jsonFinding(finding, names))),
    crashes: report.files.flatMap(({ uri, crashes }) => crashes.map((crash) => ({ file: names.path(uri), ...crash }))),
    problems: allProblems(report).map(({ uri, reason }) => ({ file: names.path(uri), message: reason })),
    fixed: report.fixed.map(({ uri, repairs }) => ({ file: names.path(uri), repairs })),
    files: checkedFiles(report),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function jsonFinding(finding: PlacedFinding, names: Names): object {
  const { uri, kind, ruleId, group, severity, message, at, related, leakage, fix } = finding;
  return {
    file: names.path(uri),
    line: at.line,
    column: at.column,
    endLine: at.endLine,
    endColumn: at.endColumn,
    ruleId,
    group,
    severity,
    message,
    kind,
    ...(at.cell !== undefined && { cell: at.cell }),
    ...(leakage && { leakage: jsonLeakage(leakage) }),
    related: related.map((one) => ({
      file: names.path(one.uri),
      line: one.at.line,
      column: one.at.column,
      ...(one.at.cell !== undefined && { cell: one.at.cell }),
      message: one.message,
    })),
    fixable: fix !== "none",
    ...(fix !== "none" && { fix }),
  };
}

function jsonLeakage({ type, fit, evaluate, split }: PlacedLeakage): object {
  return { type, ...lineAs("fit", fit), ...lineAs("evaluate", evaluate), ...lineAs("split", split) };
}

function lineAs(name: string, at: PlacedSpan | undefined): object {
  if (!at) return {};
  return { [`${name}Line`]: at.line, ...(at.cell !== undefined && { [`${name}Cell`]: at.cell }) };
}

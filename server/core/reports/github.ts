import type { Severity } from "../workspace/settings.ts";
import { placeText, type CheckReport, type Names } from "./findings.ts";
import type { PlacedFinding } from "./placed.ts";

const LEVELS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice", hint: "notice" };

/** Workflow commands of GitHub Actions: each finding becomes an annotation at its line of the file. */
export function githubReport(report: CheckReport, names: Names): string {
  const findings = report.files.flatMap((file) => file.findings.map((finding) => command(finding, names)));
  const crashes = report.files.flatMap(({ uri, crashes }) =>
    crashes.map(({ ruleId, message }) => `::error file=${property(names.shown(uri))},title=modelwright::${text(`The rule ${ruleId} crashed: ${message}`)}\n`),
  );
  return [...findings, ...crashes].join("");
}

function command({ uri, severity, ruleId, message, at }: PlacedFinding, names: Names): string {
  const { line, column, endLine, endColumn } = at.inFile;
  const columns = line === endLine ? `,col=${column},endColumn=${endColumn}` : "";
  const where = `file=${property(names.shown(uri))},line=${line},endLine=${endLine}${columns},title=${property(`modelwright: ${ruleId}`)}`;
  const place = at.cell === undefined ? "" : `In ${placeText(at)}: `;
  return `::${LEVELS[severity]} ${where}::${text(place + message)}\n`;
}

const text = (value: string): string => value.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const property = (value: string): string => text(value).replaceAll(":", "%3A").replaceAll(",", "%2C");

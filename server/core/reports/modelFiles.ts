import type { Log, ReportingDescriptor, Result } from "sarif";

import type { ArtifactReport, Evidence, Verdict } from "../artifacts/report.ts";
import { plural, type Names, type PathProblem } from "./findings.ts";
import { artifact } from "./sarif.ts";
import type { Paint, Style } from "./text.ts";

export interface InspectedFile extends ArtifactReport {
  readonly uri: string;
}

export interface InspectReport {
  readonly files: readonly InspectedFile[];
  /** Paths that could not be walked or read. */
  readonly problems: readonly PathProblem[];
}

export function modelFilesJson({ files, problems }: InspectReport, names: Names): string {
  const rows = files.map(({ uri, format, bytes, verdict, evidence, metadata }) => ({ file: names.path(uri), format, bytes, verdict, evidence, metadata }));
  return `${JSON.stringify({ version: 1, files: rows, problems: problems.map(({ uri, reason }) => ({ file: names.path(uri), message: reason })) }, undefined, 2)}\n`;
}

const STYLES: Readonly<Record<Verdict | "info", Style>> = { safe: "good", suspicious: "warning", dangerous: "error", uninspected: "info", info: "hint" };
const SHOWN = 8;

export function modelFilesText({ files }: InspectReport, names: Names, paint: Paint): string {
  const width = Math.max(0, ...files.map(({ uri }) => names.shown(uri).length));
  const lines = files.flatMap((file) => [
    `${paint("strong", names.shown(file.uri).padEnd(width))}  ${paint(STYLES[file.verdict], file.verdict.padEnd(11))}  ${paint("faint", about(file))}`,
    ...evidenceLines(file, paint),
  ]);
  return [...lines, "", summary(files), ""].join("\n");
}

function evidenceLines({ evidence }: InspectedFile, paint: Paint): readonly string[] {
  const lines = evidence.slice(0, SHOWN).map(({ what, where, severity }) => `  ${paint(STYLES[severity], severity)} ${paint("faint", `(${where})`)} ${what}`);
  return evidence.length > SHOWN ? [...lines, `  ${paint("faint", `and ${evidence.length - SHOWN} more; --format json lists all`)}`] : lines;
}

function about({ format, bytes, metadata }: InspectedFile): string {
  const { tensors, parameters, members, operations } = metadata;
  const counts = [[tensors, "tensor"], [parameters, "parameter"], [members, "member"], [operations, "operation"]] as const;
  const told = counts.flatMap(([count, word]) => (typeof count === "number" && count > 0 ? [plural(count, word)] : []));
  return [format, size(bytes), ...told].join(", ");
}

function size(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** step;
  return `${step === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[step] ?? ""}`;
}

function summary(files: readonly InspectedFile[]): string {
  const counts = (["dangerous", "suspicious", "uninspected", "safe"] as const).map((verdict) => [verdict, files.filter((file) => file.verdict === verdict).length] as const);
  const told = counts.filter(([, count]) => count > 0).map(([verdict, count]) => `${count} ${verdict}`);
  return files.length === 0 ? "No model files were found." : `${plural(files.length, "file")}: ${told.join(", ")}.`;
}

interface FileRule {
  readonly id: string;
  readonly severity: Evidence["severity"];
  readonly level: NonNullable<Result["level"]>;
  readonly score: string;
  readonly text: string;
}

const RULES: readonly FileRule[] = [
  { id: "dangerous-model-file", severity: "dangerous", level: "error", score: "9.0", text: "Loading this model file can run code that its author chose." },
  { id: "suspicious-model-file", severity: "suspicious", level: "warning", score: "5.5", text: "This model file holds something that no list vouches for." },
  { id: "uninspected-model-file", severity: "uninspected", level: "warning", score: "4.0", text: "A part of this model file could not be looked at, so nothing is known about it." },
];

/** SARIF 2.1.0. A model file has no lines, so a place in it stands in `logicalLocations`. */
export function modelFilesSarif({ files, problems }: InspectReport, names: Names, options: { readonly root: string; readonly version: string }): string {
  const root = `${options.root.replace(/\/$/, "")}/`;
  const log: Log = {
    version: "2.1.0",
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    runs: [
      {
        tool: { driver: { name: "Modelwright", semanticVersion: options.version, rules: RULES.map(descriptor) } },
        originalUriBaseIds: { SRCROOT: { uri: root } },
        invocations: [
          {
            executionSuccessful: problems.length === 0,
            toolExecutionNotifications: problems.map(({ uri, reason }) => ({ level: "warning" as const, message: { text: `${names.shown(uri)} was not inspected: ${reason}.` } })),
          },
        ],
        results: files.flatMap((file) => results(file, root)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function results({ uri, evidence }: InspectedFile, root: string): readonly Result[] {
  return evidence.flatMap(({ what, where, severity }) => {
    const ruleIndex = RULES.findIndex((rule) => rule.severity === severity);
    const rule = RULES[ruleIndex];
    if (rule === undefined) return [];
    const result: Result = {
      ruleId: rule.id,
      ruleIndex,
      level: rule.level,
      message: { text: what },
      locations: [{ physicalLocation: { artifactLocation: artifact(uri, root) }, logicalLocations: [{ fullyQualifiedName: where, kind: "member" }] }],
    };
    return [result];
  });
}

const descriptor = ({ id, level, score, text }: FileRule): ReportingDescriptor => ({
  id,
  shortDescription: { text },
  defaultConfiguration: { level },
  properties: { tags: ["security", "external/cwe/cwe-502", "external/owasp/llm03:2025"], "security-severity": score },
});

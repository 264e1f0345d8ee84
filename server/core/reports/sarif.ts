import type { Location, Log, Notification, Region, Result } from "sarif";

import type { RuleMeta } from "../engine/rule.ts";
import { allProblems, type CheckReport, type Names, type PathProblem } from "./findings.ts";
import { fingerprints } from "./fingerprint.ts";
import type { FileReport, Place, PlacedFinding, PlacedFix, PlacedSpan } from "./placed.ts";
import { LEVELS, sarifRule } from "./sarifRule.ts";

export interface SarifOptions {
  /** URI of the folder that file locations are relative to. */
  readonly root: string;
  /** Version of Modelwright. */
  readonly version: string;
  readonly rules: readonly (RuleMeta & { readonly group: string })[];
  /** The page of a rule, as Markdown. */
  readonly page: (ruleId: string) => string | undefined;
}

/** SARIF 2.1.0. Regions are places of the file as stored; a notebook's cell and the line in it stand in `logicalLocations`. */
export function sarifReport(report: CheckReport, names: Names, options: SarifOptions): string {
  const root = `${options.root.replace(/\/$/, "")}/`;
  const used = new Set(report.files.flatMap(({ findings, crashes }) => [...findings, ...crashes].map(({ ruleId }) => ruleId)));
  const rules = options.rules.filter(({ id }) => used.has(id));
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const crashed = report.files.some(({ crashes }) => crashes.length > 0);
  const log: Log = {
    version: "2.1.0",
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    runs: [
      {
        tool: {
          driver: { name: "Modelwright", semanticVersion: options.version, rules: rules.map((rule) => sarifRule(rule, options.page(rule.id))) },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { SRCROOT: { uri: root } },
        invocations: [{ executionSuccessful: !crashed, toolExecutionNotifications: notifications(report, names, root) }],
        results: report.files.flatMap((file) => results(file, root, indexes)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function results({ findings }: FileReport, root: string, indexes: ReadonlyMap<string, number>): readonly Result[] {
  const prints = fingerprints(findings);
  return findings.map((finding, index) => ({
    ruleId: finding.ruleId,
    ruleIndex: indexes.get(finding.ruleId) ?? -1,
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [location(finding.uri, finding.at, root)],
    ...(finding.related.length > 0 && {
      relatedLocations: finding.related.map(({ uri, at, message }, id) => ({ id, message: { text: message }, ...location(uri, at, root) })),
    }),
    ...(finding.fixes.length > 0 && { fixes: finding.fixes.map((fix) => sarifFix(finding, fix, root)) }),
    partialFingerprints: { "modelwright/v1": prints[index] ?? "" },
    ...(finding.leakage && { properties: { leakage: finding.leakage.type } }),
  }));
}

function location(uri: string, at: PlacedSpan, root: string): Location {
  const { cell, line, column, endLine, endColumn, inFile } = at;
  const name = `cell ${(cell ?? 0) + 1}`;
  return {
    physicalLocation: { artifactLocation: artifact(uri, root), region: region(inFile) },
    ...(cell !== undefined && {
      logicalLocations: [{ name, fullyQualifiedName: `${name}, line ${line}`, kind: "cell" }],
      properties: { cell, line, column, endLine, endColumn },
    }),
  };
}

export const artifact = (uri: string, root: string): { uri: string; uriBaseId?: string } =>
  uri.startsWith(root) ? { uri: uri.slice(root.length), uriBaseId: "SRCROOT" } : { uri };

const region = ({ line, column, endLine, endColumn }: Place): Region => ({ startLine: line, startColumn: column, endLine, endColumn });

function sarifFix({ uri }: PlacedFinding, { title, edits }: PlacedFix, root: string): NonNullable<Result["fixes"]>[number] {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: artifact(uri, root),
        replacements: edits.map(({ at, text }) => ({ deletedRegion: region(at), insertedContent: { text } })),
      },
    ],
  };
}

/** What went wrong with the tool rather than with the files. */
function notifications(report: CheckReport, names: Names, root: string): Notification[] {
  const crashes = report.files.flatMap(({ uri, crashes }) =>
    crashes.map(({ ruleId, message }): Notification => ({
      level: "error",
      descriptor: { id: "rule-crashed" },
      associatedRule: { id: ruleId },
      message: { text: `The rule ${ruleId} crashed in ${names.shown(uri)}. The other rules still ran.` },
      exception: { message },
      locations: [{ physicalLocation: { artifactLocation: artifact(uri, root) } }],
    })),
  );
  const unread = allProblems(report).map(({ uri, reason }: PathProblem): Notification => ({
    level: "warning",
    descriptor: { id: "not-checked" },
    message: { text: `${names.shown(uri)} was not checked: ${reason}.` },
    locations: [{ physicalLocation: { artifactLocation: artifact(uri, root) } }],
  }));
  return [...crashes, ...unread];
}

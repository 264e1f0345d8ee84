import { groupedBySource } from "../engine/grouped.ts";
import type { Severity } from "../workspace/settings.ts";
import type { FileReport, PlacedFinding } from "./placed.ts";

/** All that a check said, in the order in which it is shown. */
export interface CheckReport {
  readonly files: readonly FileReport[];
  /** Paths that were asked for and could not be walked. */
  readonly problems: readonly PathProblem[];
  /** What `--fix` changed. */
  readonly fixed: readonly FixedFile[];
}

export interface PathProblem {
  readonly uri: string;
  readonly reason: string;
}

export interface FixedFile {
  readonly uri: string;
  /** Rule id to the number of findings repaired. */
  readonly repairs: Readonly<Record<string, number>>;
  /** Why the repaired text could not be written, as a phrase. */
  readonly problem?: string;
}

/** How URIs are written where a person or a program reads them. */
export interface Names {
  /** Absolute path on this system. */
  readonly path: (uri: string) => string;
  /** As short as it may be, from where the person stands. */
  readonly shown: (uri: string) => string;
}

export const SEVERITIES: readonly Severity[] = ["hint", "info", "warning", "error"];

export const atLeast = (severity: Severity, least: Severity): boolean => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);

export const allFindings = (report: CheckReport): readonly PlacedFinding[] => report.files.flatMap((file) => file.findings);

/** Files that could not be walked, read or written, in one list. */
export function allProblems(report: CheckReport): readonly PathProblem[] {
  return [
    ...report.problems,
    ...report.files.flatMap(({ uri, problem }) => (problem === undefined ? [] : [{ uri, reason: problem }])),
    ...report.fixed.flatMap(({ uri, problem }) => (problem === undefined ? [] : [{ uri, reason: `the repairs were not written: ${problem}` }])),
  ];
}

/** As people read it: one finding per source, however many fits and scores it spoils. */
export function groupedReport(report: CheckReport): CheckReport {
  const files = report.files.map((file) => ({ ...file, findings: groupedBySource(file.findings, ({ ruleId, at }) => [ruleId, at.inFile]) }));
  return { ...report, files };
}

export const checkedFiles = (report: CheckReport): number => report.files.filter((file) => file.problem === undefined).length;

/** `1 error, 2 warnings`; empty where there is nothing. Notes are information and hints. */
export function countsOf(findings: readonly PlacedFinding[]): string {
  const words: readonly [word: string, severities: readonly Severity[]][] = [
    ["error", ["error"]],
    ["warning", ["warning"]],
    ["note", ["info", "hint"]],
  ];
  return words
    .map(([word, severities]) => [findings.filter(({ severity }) => severities.includes(severity)).length, word] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => plural(count, word))
    .join(", ");
}

export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** `12:5`, or in a notebook `cell 3, 12:5`: cells are counted from one, as people do. */
export function placeText({ cell, line, column }: { readonly cell?: number; readonly line: number; readonly column: number }): string {
  return `${cell === undefined ? "" : `cell ${cell + 1}, `}${line}:${column}`;
}

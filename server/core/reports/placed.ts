import type { RankedFinding, Report } from "../engine/check.ts";
import type { Leakage } from "../engine/rule.ts";
import { memo } from "../memo.ts";
import { linesOf, type Lines } from "../text/lines.ts";
import type { Edit, Span } from "../text/span.ts";
import { documentLines, type Document } from "../workspace/document.ts";
import { cellAt, spanOf } from "../workspace/notebook.ts";
import type { Severity } from "../workspace/settings.ts";
import type { Stored } from "../workspace/stored.ts";

/** Lines and columns from one, columns in UTF-16 units, the end column one past the last character. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A place as a person finds it. In a notebook `cell` is the zero-based index of the cell, and the lines are the cell's. */
export interface PlacedSpan extends Place {
  readonly cell?: number;
  /** The place in the file as stored; differs in a notebook, whose file is JSON. */
  readonly inFile: Place;
}

/** A finding with its places worked out: plain data that any report shows and that can cross to another thread. */
export interface PlacedFinding {
  readonly uri: string;
  readonly kind: string;
  readonly ruleId: string;
  readonly group: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at: PlacedSpan;
  /** The text of the line on which it starts, with what is secret in it masked. */
  readonly lineText: string;
  readonly related: readonly PlacedRelated[];
  readonly fixes: readonly PlacedFix[];
  readonly fix: "none" | "safe" | "suggested";
  readonly leakage?: PlacedLeakage;
}

export interface PlacedRelated {
  readonly uri: string;
  readonly message: string;
  readonly at: PlacedSpan;
}

export interface PlacedFix {
  readonly title: string;
  /** Replacements in the file as stored. */
  readonly edits: readonly { readonly at: Place; readonly text: string }[];
}

export interface PlacedLeakage {
  readonly type: Leakage["type"];
  readonly fit?: PlacedSpan;
  readonly evaluate?: PlacedSpan;
  readonly split?: PlacedSpan;
}

/** What a check said about one file. */
export interface FileReport {
  readonly uri: string;
  readonly findings: readonly PlacedFinding[];
  readonly crashes: readonly { readonly ruleId: string; readonly message: string }[];
  /** Why the file could not be checked, as a phrase; absent where it was. */
  readonly problem?: string;
  /** Where the analysis did not go to the end. */
  readonly bounds?: readonly string[];
}

/** A document, and how it lies in its file. */
export interface StoredDocument {
  readonly document: Document;
  readonly stored: Stored;
}

/** @param find gives the document of a related place in another file */
export function placeReport(
  { document, stored }: StoredDocument,
  report: Report,
  find: (uri: string) => StoredDocument | undefined,
): FileReport {
  const place = placer({ document, stored });
  const secrets = report.findings.flatMap(({ secret }) => secret ?? []);
  const findings = report.findings.map((finding) => ({
    uri: document.uri,
    kind: document.kind,
    ruleId: finding.rule.id,
    group: finding.rule.group,
    severity: finding.severity,
    message: finding.message,
    at: place(finding.at),
    lineText: lineTextOf(document, finding.at.start, secrets),
    related: (finding.related ?? []).map(({ at, message, uri = document.uri }) => {
      const other = uri === document.uri ? undefined : find(uri);
      return { uri, message, at: (other ? placer(other) : place)(at) };
    }),
    fix: finding.fixes?.length ? finding.rule.fix : "none",
    fixes: placeFixes(finding, stored),
    ...placeLeakage(finding.leakage, place),
  }));
  return { uri: document.uri, findings, crashes: report.crashes };
}

type Placer = (span: Span) => PlacedSpan;

function placer({ document, stored }: StoredDocument): Placer {
  const fileLines = linesIn(stored);
  return (span) => {
    const inFile = placeIn(fileLines, stored.span(span));
    const cell = cellAt(document, span.start);
    if (!cell) return { ...inFile, inFile };
    const most = spanOf(cell).end;
    const inCell = { start: Math.min(span.start, most) - cell.start, end: Math.min(span.end, most) - cell.start };
    return { ...placeIn(linesOf(cell.source.text), inCell), cell: cell.index, inFile };
  };
}

/** A long file has thousands of findings, each with places to work out. */
const linesIn = memo(({ text }: Stored) => linesOf(text));

function placeIn(lines: Lines, { start, end }: Span): Place {
  const from = lines.position(start);
  const to = lines.position(end);
  return { line: from.line + 1, column: from.column + 1, endLine: to.line + 1, endColumn: to.column + 1 };
}

function lineTextOf(document: Document, offset: number, secrets: readonly Span[]): string {
  const lines = documentLines(document);
  const { line } = lines.position(offset);
  return secrets.reduce((text, secret) => mask(text, secret, lines.start(line)), lines.text(line));
}

/** As long as before, so that columns still fit. */
function mask(lineText: string, { start, end }: Span, lineStart: number): string {
  const from = Math.min(Math.max(start - lineStart, 0), lineText.length);
  const to = Math.min(Math.max(end - lineStart, from), lineText.length);
  return lineText.slice(0, from) + "•".repeat(to - from) + lineText.slice(to);
}

function placeFixes(finding: RankedFinding, stored: Stored): readonly PlacedFix[] {
  const lines = linesIn(stored);
  return (finding.fixes ?? []).flatMap(({ title, edits }) => {
    const inFile = stored.edits(edits);
    const placed = (edit: Edit) => ({ at: placeIn(lines, edit.span), text: edit.text });
    return inFile ? [{ title, edits: inFile.map(placed) }] : [];
  });
}

function placeLeakage(leakage: Leakage | undefined, place: Placer): { readonly leakage?: PlacedLeakage } {
  if (!leakage) return {};
  const { type, fit, evaluate, split } = leakage;
  return {
    leakage: {
      type,
      ...(fit && { fit: place(fit) }),
      ...(evaluate && { evaluate: place(evaluate) }),
      ...(split && { split: place(split) }),
    },
  };
}

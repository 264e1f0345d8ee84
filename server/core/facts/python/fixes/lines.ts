import type { Edit, Span } from "../../../text/span.ts";
import { documentLines, type Document } from "../../../workspace/document.ts";

/** The statement fills whole lines, but for a comment behind it. */
export function standsAlone(document: Document, statement: Span): boolean {
  const { before, after } = around(document, statement);
  return before.trim() === "" && /^[ \t]*(#.*)?$/.test(after);
}

/** Takes whole lines away, and no line break that joins two cells. */
export function deletion(document: Document, statement: Span): Edit {
  const lines = documentLines(document);
  const start = lines.start(lines.position(statement.start).line);
  const { line } = lines.position(statement.end);
  const end = lines.start(line + 1);
  const cell = document.cells?.findLast((one) => one.start !== undefined && one.start <= statement.start);
  const cellEnd = cell?.start === undefined ? document.text.length : cell.start + cell.source.text.length;
  if (end <= cellEnd) return { span: { start, end }, text: "" };
  const first = cell?.start ?? 0;
  return { span: { start: start > first ? start - 1 : start, end: Math.min(end, cellEnd) }, text: "" };
}

/** Writes lines below a statement that stands alone, as far in as it is. */
export function linesBelow(document: Document, statement: Span, written: readonly string[]): Edit {
  const { before, after: comment } = around(document, statement);
  const at = statement.end + comment.length;
  return { span: { start: at, end: at }, text: written.map((line) => `\n${before}${line}`).join("") };
}

/** Writes lines above a statement that stands alone, as far in as it is. */
export function linesAbove(document: Document, statement: Span, written: readonly string[]): Edit {
  const { before } = around(document, statement);
  return { span: { start: statement.start, end: statement.start }, text: written.map((line) => `${line}\n${before}`).join("") };
}

export const textOf = ({ text }: Document, span: Span): string => text.slice(span.start, span.end);

export const replacement = (span: Span, text: string): Edit => ({ span: { start: span.start, end: span.end }, text });

function around(document: Document, span: Span): { readonly before: string; readonly after: string } {
  const lines = documentLines(document);
  const first = lines.start(lines.position(span.start).line);
  const { line } = lines.position(span.end);
  return { before: document.text.slice(first, span.start), after: lines.text(line).slice(span.end - lines.start(line)) };
}

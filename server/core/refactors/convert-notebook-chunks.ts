import { namesOf, type StatementNames } from "../facts/notebook/names.ts";
import { moduleOf } from "../syntax/python/module.ts";
import type { Node, Statement } from "../syntax/python/tree.ts";
import { walk } from "../syntax/python/walk.ts";
import type { Span } from "../text/span.ts";
import type { Document } from "../workspace/document.ts";
import { spanOf, type CodeCell } from "../workspace/notebook.ts";
import { isIdle } from "./convert-notebook-idle.ts";
import { isOnlyShown } from "./convert-notebook-shown.ts";

/** One statement of a notebook with the comments above it. */
export interface Chunk {
  readonly statement: Statement;
  readonly cell: CodeCell;
  /** Whole lines, unless two statements share one. */
  readonly text: string;
  /** Lines of `text` that begin inside a string and must not be indented. */
  readonly insideStrings: ReadonlySet<number>;
  readonly names: StatementNames;
  /** True for a value at the end of a cell that a notebook shows. */
  readonly isShown: boolean;
  /** True where computing it neither does anything nor can fail, so that a program need not. */
  readonly isIdle: boolean;
}

/** The statements of a cell in order; together their texts are the whole cell. */
export function chunksOf(document: Document, cell: CodeCell): { readonly chunks: readonly Chunk[]; readonly rest: string } {
  const whole = spanOf(cell);
  const { body } = moduleOf(document);
  const statements = body.slice(firstFrom(body, whole.start), firstFrom(body, whole.end));
  const chunks: Chunk[] = [];
  let done = whole.start;
  for (const [index, statement] of statements.entries()) {
    const next = statements[index + 1];
    const end = Math.min(endOf(document.text, statement, next), whole.end);
    const span = { start: done, end };
    const insideStrings = linesInsideStrings(document.text, [statement], leadingBreaks(document.text, span));
    chunks.push({
      statement,
      cell,
      text: trimmed(document.text.slice(span.start, span.end)),
      insideStrings,
      names: namesOf(statement),
      isShown: next === undefined && isOnlyShown(document, statement),
      isIdle: next === undefined && insideStrings.size === 0 && isIdle(document, statement),
    });
    done = end;
  }
  return { chunks, rest: trimmed(document.text.slice(done, whole.end)) };
}

/** The index of the first statement that begins there or behind it. */
function firstFrom(body: readonly Statement[], place: number): number {
  let [low, high] = [0, body.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((body[middle]?.start ?? Infinity) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The end of the line with its comment, or of the statement where another one follows on the line. */
function endOf(text: string, statement: Statement, next: Statement | undefined): number {
  const lineEnd = text.indexOf("\n", statement.end);
  const end = lineEnd < 0 ? text.length : lineEnd;
  return next && next.start < end ? next.start : end;
}

const trimmed = (text: string): string => text.replace(/^(?:[ \t]*\n)+/, "").replace(/[;\s]+$/, "");

const leadingBreaks = (text: string, { start, end }: Span): Span => ({ start: start + (/^(?:[ \t]*\n)+/.exec(text.slice(start, end))?.[0].length ?? 0), end });

/** Lines, counted from where `from` begins, that begin inside a string of the statements. */
export function linesInsideStrings(text: string, statements: readonly Statement[], from: Span): ReadonlySet<number> {
  const lines = new Set<number>();
  walk(statements, (node: Node) => {
    if (node.type !== "text" && node.type !== "formattedText") return true;
    for (const { start, end } of tripleQuoted(text, node)) {
      const first = lineBreaks(text, from.start, start);
      for (let line = 1; line <= lineBreaks(text, start, end); line++) lines.add(first + line);
    }
    return true;
  });
  return lines;
}

/** The strings of several lines among those that are written side by side; between them the code may be indented. */
function tripleQuoted(text: string, { start, end }: Span): readonly Span[] {
  const literal = /"""(?:[^\\]|\\.)*?"""|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'/gs;
  return [...text.slice(start, end).matchAll(literal)]
    .filter(([found]) => found.includes("\n"))
    .map((match) => ({ start: start + match.index, end: start + match.index + match[0].length }));
}

const lineBreaks = (text: string, start: number, end: number): number => text.slice(start, end).split("\n").length - 1;

import type { Span } from "../../text/span.ts";
import type { PythonCursor, PythonParser } from "./parser.ts";

/** The parser's tree copied as it is, so that it can be freed at once. Punctuation is kept where it has a field. */
export interface Raw extends Span {
  readonly type: string;
  readonly field: string | null;
  readonly text: string;
  readonly children: readonly Raw[];
}

export interface RawTree {
  readonly root: Raw | undefined;
  readonly errors: readonly Span[];
}

/** Beyond this depth a tree is cut off: no person writes such code, and recursion must end before the stack does. */
const MOST_DEPTH = 400;

/** Small tokens that have no name of their own but say what a node means. */
const TELLING = new Set(["*", "**", "async", "_"]);

export function readRaw(parser: PythonParser, text: string): RawTree {
  const tree = parser.parse(text);
  if (!tree) return { root: undefined, errors: [{ start: 0, end: text.length }] };
  const cursor = tree.walk();
  const errors: Span[] = [];
  const root = read(cursor, text, errors, 0);
  cursor.delete();
  tree.delete();
  return { root, errors };
}

function read(cursor: PythonCursor, text: string, errors: Span[], depth: number): Raw {
  const type = cursor.nodeType;
  const start = cursor.startIndex;
  const end = cursor.endIndex;
  const field = cursor.currentFieldName;
  const children: Raw[] = [];
  if (type === "ERROR" || cursor.nodeIsMissing) errors.push({ start, end });
  if (depth < MOST_DEPTH && cursor.gotoFirstChild()) {
    do {
      if (isWanted(cursor)) children.push(read(cursor, text, errors, depth + 1));
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return { type, field, start, end, children, text };
}

function isWanted(cursor: PythonCursor): boolean {
  if (cursor.nodeIsNamed) return cursor.nodeType !== "comment" && cursor.nodeType !== "line_continuation";
  return cursor.currentFieldName !== null || cursor.nodeIsMissing || TELLING.has(cursor.nodeType);
}

export const textOf = (raw: Raw): string => raw.text.slice(raw.start, raw.end);

export const fieldOf = (raw: Raw, field: string): Raw | undefined => raw.children.find((child) => child.field === field);

export const fieldsOf = (raw: Raw, field: string): readonly Raw[] => raw.children.filter((child) => child.field === field);

export const childOf = (raw: Raw, type: string): Raw | undefined => raw.children.find((child) => child.type === type);

export const spanOfRaw = (raw: Raw): Span => ({ start: raw.start, end: raw.end });

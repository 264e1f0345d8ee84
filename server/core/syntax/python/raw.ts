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

/** Tokens that never mean anything. Each question to the parser costs, and every other node is one of these. */
const SILENT = new Set(["(", ")", "[", "]", "{", "}", ",", ":", ".", ";", "=", "->", "def", "return", "for", "if", "import", "from", "class"]);

/** Names and numbers, which hold nothing. */
const LEAVES = new Set(["identifier", "integer", "float", "string_start", "string_content", "string_end"]);

const NONE: readonly Raw[] = [];

export function readRaw(parser: PythonParser, text: string): RawTree {
  const tree = parser.parse(withoutSoftType(text));
  if (!tree) return { root: undefined, errors: [{ start: 0, end: text.length }] };
  const cursor = tree.walk();
  const errors: Span[] = [];
  const root = read({ cursor, text, errors, isBroken: tree.rootNode.hasError }, cursor.nodeType, 0);
  cursor.delete();
  tree.delete();
  return { root, errors };
}

/** The grammar takes `type(x).name = value` for an alias, so the parser is shown another name of the same length. */
const withoutSoftType = (text: string): string => text.replaceAll(/^([ \t]*)type(?=[ \t]*[([])/gm, "$1typ_");

interface Reading {
  readonly cursor: PythonCursor;
  readonly text: string;
  readonly errors: Span[];
  /** Whether there is anything to look for that is missing. */
  readonly isBroken: boolean;
}

function read(reading: Reading, type: string, depth: number): Raw {
  const { cursor, text, errors, isBroken } = reading;
  const start = cursor.startIndex;
  const end = cursor.endIndex;
  const field = cursor.currentFieldName;
  if (isBroken && (type === "ERROR" || cursor.nodeIsMissing)) errors.push({ start, end });
  if (LEAVES.has(type)) return { type, field, start, end, children: NONE, text };
  const children: Raw[] = [];
  if (depth < MOST_DEPTH && cursor.gotoFirstChild()) {
    do {
      const childType = cursor.nodeType;
      if (isWanted(reading, childType)) children.push(read(reading, childType, depth + 1));
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return { type, field, start, end, children, text };
}

function isWanted({ cursor, isBroken }: Reading, type: string): boolean {
  if (isBroken && cursor.nodeIsMissing) return true;
  if (SILENT.has(type)) return false;
  if (cursor.nodeIsNamed) return type !== "comment" && type !== "line_continuation";
  return TELLING.has(type) || cursor.currentFieldName !== null;
}

export const textOf = (raw: Raw): string => raw.text.slice(raw.start, raw.end);

export const fieldOf = (raw: Raw, field: string): Raw | undefined => raw.children.find((child) => child.field === field);

export const fieldsOf = (raw: Raw, field: string): readonly Raw[] => raw.children.filter((child) => child.field === field);

export const childOf = (raw: Raw, type: string): Raw | undefined => raw.children.find((child) => child.type === type);

export const spanOfRaw = (raw: Raw): Span => ({ start: raw.start, end: raw.end });

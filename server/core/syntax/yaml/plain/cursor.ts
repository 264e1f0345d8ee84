import { plainValue, type Dialect } from "../../data/dialect.ts";
import type { Scalar } from "../../data/node.ts";

/** How far a text was read. The functions of this folder move it on; where one gives `undefined`, the text is left to the full parser. */
export interface Cursor {
  readonly text: string;
  readonly dialect: Dialect;
  /** The next token. */
  at: number;
  /** Its column where a line begins with it; -1 at the end of a document. */
  column: number;
  /** Where that ends what was read last, with the line break and the comments that belong to it: the collections around it end here. */
  after: number;
  /** The column of the deepest comment before the next token that belongs to no value; -1 where there is none. */
  loose: number;
}

export const NEWLINE = 10;
export const SPACE = 32;
export const HASH = 35;
export const COLON = 58;
export const DASH = 45;

/** What ends a word: a blank, a tab, a line break or the end. */
export const isEmpty = (code: number): boolean => code === SPACE || code === NEWLINE || code === 9 || Number.isNaN(code);

export function scalarAt({ text, dialect }: Cursor, start: number, end: number, unfolded?: string): Scalar {
  const written = unfolded ?? text.slice(start, end);
  return { type: "scalar", span: { start, end }, text: written, plain: true, value: plainValue(written, dialect) };
}

export const quotedScalar = (start: number, end: number, value: string): Scalar => ({ type: "scalar", span: { start, end }, text: value, plain: false, value });

export function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at++;
  return at;
}

/** The start of the next line where nothing but blanks and a comment follows on this one; -1 where there is more. */
export function nextLine(text: string, from: number): number {
  const at = afterBlanks(text, from);
  const code = text.charCodeAt(at);
  if (code === NEWLINE) return at + 1;
  if (Number.isNaN(code)) return at;
  if (code !== HASH || at === from) return -1;
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end + 1;
}

/**
 * Goes on to the next token, from the start of a line. Comments that stand deeper than the collection around (`container`)
 * belong to the value before them, if it takes any.
 */
export function settle(cursor: Cursor, from: number, container: number, takesComments: boolean): void {
  const { text } = cursor;
  cursor.after = from;
  cursor.loose = -1;
  for (let line = from; ; ) {
    const at = afterBlanks(text, line);
    const code = text.charCodeAt(at);
    if (code !== NEWLINE && code !== HASH) {
      cursor.at = at;
      cursor.column = Number.isNaN(code) || (at === line && isMarker(text, at)) ? -1 : at - line;
      return;
    }
    const column = at - line;
    const end = text.indexOf("\n", at);
    line = end < 0 ? text.length : end + 1;
    if (code !== HASH) continue;
    if (takesComments && cursor.loose < 0 && column > container) cursor.after = line;
    else cursor.loose = Math.max(cursor.loose, column);
  }
}

/** `---` or `...`, which end a document. */
const isMarker = (text: string, at: number): boolean => (text.startsWith("---", at) || text.startsWith("...", at)) && isEmpty(text.charCodeAt(at + 3));

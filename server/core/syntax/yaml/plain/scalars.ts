import type { Scalar } from "../../data/node.ts";
import { afterBlanks, COLON, HASH, isEmpty, NEWLINE, quotedScalar, scalarAt, SPACE, type Cursor } from "./cursor.ts";

/** What a plain scalar cannot begin with, or only by a rule of its own. */
const SPECIAL: ReadonlySet<number> = new Set(Array.from(",[]{}#&*!|>'\"%@`\t", (character) => character.charCodeAt(0)));
const ONLY_BEFORE_TEXT: ReadonlySet<number> = new Set(Array.from("-?:", (character) => character.charCodeAt(0)));
const FLOW: ReadonlySet<number> = new Set(Array.from(",[]{}", (character) => character.charCodeAt(0)));

export function beginsPlain(text: string, at: number, inFlow = false): boolean {
  const code = text.charCodeAt(at);
  if (isEmpty(code) || SPECIAL.has(code)) return false;
  const next = text.charCodeAt(at + 1);
  return !ONLY_BEFORE_TEXT.has(code) || !(isEmpty(next) || (inFlow && FLOW.has(next)));
}

/** The plain text of one line: where its last word ends, and what stops it: a colon, a comment, a bracket, the line's end. A tab stops it too, and is nothing that any caller goes on from. */
export function plainLine(text: string, from: number, inFlow = false): { readonly end: number; readonly stop: number } {
  let end = from;
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE) continue;
    if (code === NEWLINE || code === 9 || Number.isNaN(code) || (inFlow && FLOW.has(code))) return { end, stop: at };
    if (code === HASH && at > from && text.charCodeAt(at - 1) === SPACE) return { end, stop: at };
    if (code === COLON) {
      const next = text.charCodeAt(at + 1);
      if (isEmpty(next) || (inFlow && FLOW.has(next))) return { end, stop: at };
    }
    end = at + 1;
  }
}

/** A plain scalar with the lines that continue it: those that stand deeper than the collection around. */
export function plainScalar(cursor: Cursor, container: number): Scalar | undefined {
  const { text, at: start } = cursor;
  if (!beginsPlain(text, start)) return undefined;
  let { end, stop } = plainLine(text, start);
  const [firstEnd] = [end];
  while (text.charCodeAt(stop) === NEWLINE) {
    const next = continuation(text, stop + 1, container);
    if (next < 0) break;
    ({ end, stop } = plainLine(text, next));
  }
  const stopped = text.charCodeAt(stop);
  if (stopped === COLON || stopped === 9) return undefined;
  cursor.at = end;
  return scalarAt(cursor, start, end, end === firstEnd ? undefined : unfolded(text.slice(start, end)));
}

/** The text of the next line that is not empty, if it stands deep enough to belong to the scalar above and is no comment. */
function continuation(text: string, from: number, container: number): number {
  for (let line = from; ; ) {
    const at = afterBlanks(text, line);
    const code = text.charCodeAt(at);
    if (code !== NEWLINE) return Number.isNaN(code) || code === HASH || at - line <= container ? -1 : at;
    line = at + 1;
  }
}

/** A scalar in quotes; lines after the first must stand deeper than the collection around. */
export function quoted(cursor: Cursor, container: number): Scalar | undefined {
  const { text, at: start } = cursor;
  const single = text[start] === "'";
  const end = single ? endOfSingle(text, start + 1) : endOfDouble(text, start + 1);
  if (end < 0) return undefined;
  const inside = text.slice(start + 1, end);
  const folded = inside.includes("\n");
  if (folded && isOutside(inside.split("\n").slice(1), container)) return undefined;
  const value = single ? (folded ? unfolded(inside) : inside).replaceAll("''", "'") : inside.includes("\\") || folded ? unescaped(inside) : inside;
  cursor.at = end + 1;
  return value === undefined ? undefined : quotedScalar(start, end + 1, value);
}

function endOfSingle(text: string, from: number): number {
  let end = text.indexOf("'", from);
  while (end >= 0 && text[end + 1] === "'") end = text.indexOf("'", end + 2);
  return end;
}

function endOfDouble(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '"') return at;
    if (character === "\\") at++;
  }
  return -1;
}

/** Whether a line with text, or with the closing quote, is not deep enough. Tabs are left to the full parser. */
function isOutside(lines: readonly string[], container: number): boolean {
  return lines.some((line, index) => {
    const indent = afterBlanks(line, 0);
    const isBlank = indent === line.length && index < lines.length - 1;
    return line.includes("\t") || (!isBlank && indent <= container);
  });
}

/** Line breaks become blanks, empty lines line breaks. */
export function unfolded(source: string): string {
  const lines = source.split("\n");
  const last = lines.length - 1;
  let result = lines[0]?.replace(/ +$/, "") ?? "";
  let joint = " ";
  for (let index = 1; index < last; index++) {
    const line = lines[index]?.trim() ?? "";
    if (line !== "") result += joint + line;
    else if (joint === "\n") result += joint;
    joint = line === "" ? "\n" : " ";
  }
  return result + joint + (lines[last]?.replace(/^ +/, "") ?? "");
}

/** `undefined` where an escape has no meaning. */
function unescaped(inside: string): string | undefined {
  const strange: string[] = [];
  const value = inside.replace(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|\n *|[^])| *\n[ \n]*/g, (found: string, two?: string, four?: string, eight?: string) => {
    if (!found.startsWith("\\")) return "\n".repeat(found.split("\n").length - 2) || " ";
    if (found[1] === "\n") return "";
    const code = Number.parseInt(two ?? four ?? eight ?? "", 16);
    const character = Number.isNaN(code) ? ESCAPES[found[1] ?? ""] : code > 0x10ffff ? undefined : String.fromCodePoint(code);
    if (character === undefined) strange.push(found);
    return character ?? "";
  });
  return strange.length > 0 ? undefined : value;
}

const ESCAPES: Readonly<Record<string, string>> = { 0: "\0", a: "\x07", b: "\b", e: "\x1b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v", N: "\u0085", _: "\u00a0", L: "\u2028", P: "\u2029", " ": " ", '"': '"', "/": "/", "\\": "\\" };

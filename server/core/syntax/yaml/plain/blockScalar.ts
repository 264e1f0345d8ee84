import type { Scalar } from "../../data/node.ts";
import { afterBlanks, NEWLINE, nextLine, quotedScalar, type Cursor } from "./cursor.ts";

/** `|` and `>`, also with `-`. What says its own depth or keeps the empty lines after it is left to the full parser. */
export function blockScalar(cursor: Cursor, container: number): Scalar | undefined {
  const { text, at: start } = cursor;
  const strip = text[start + 1] === "-";
  const first = nextLine(text, start + (strip ? 2 : 1));
  const indent = first < 0 ? -1 : indentOf(text, first);
  if (indent <= container) return undefined;
  const { lines, end } = linesFrom(text, first, indent);
  if (lines.some(isStrange)) return undefined;
  const value = (text[start] === ">" ? folded(lines) : lines.join("\n")) + (strip ? "" : "\n");
  cursor.at = end;
  return quotedScalar(start, end, value);
}

/** Of the first line that is not empty; -1 where there is none, or an empty one before it stands deeper. */
function indentOf(text: string, first: number): number {
  let deepest = 0;
  for (let line = first; ; ) {
    const at = afterBlanks(text, line);
    if (Number.isNaN(text.charCodeAt(at))) return -1;
    if (text.charCodeAt(at) !== NEWLINE) return at - line < deepest ? -1 : at - line;
    deepest = Math.max(deepest, at - line);
    line = at + 1;
  }
}

/** The lines without what they are indented by, and where the last of them ends. Empty ones after it are none of them. */
function linesFrom(text: string, first: number, indent: number): { readonly lines: readonly string[]; readonly end: number } {
  const lines: string[] = [];
  let [kept, end] = [0, first];
  for (let line = first; line < text.length; ) {
    const at = afterBlanks(text, line);
    const stop = text.indexOf("\n", at);
    const next = stop < 0 ? text.length : stop + 1;
    const isBlank = at >= text.length || at === stop;
    if (!isBlank && at - line < indent) break;
    lines.push(text.slice(line + indent, Math.max(line + indent, stop < 0 ? text.length : stop)));
    if (!isBlank || at - line > indent) [kept, end] = [lines.length, next];
    line = next;
  }
  return { lines: lines.slice(0, kept), end };
}

/** Tabs at its start, and blanks alone that stand deeper than the text: readers differ in what they make of them. */
const isStrange = (line: string): boolean => line.startsWith("\t") || (line !== "" && line.trim() === "");

/** Line breaks become blanks; empty lines, and those around deeper ones, stay. */
function folded(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line !== "");
  let value = "\n".repeat(first);
  let joint = "";
  let deeper = false;
  for (const line of lines.slice(first)) {
    if (line.startsWith(" ")) {
      value += (joint === " " ? "\n" : joint === "\n" && !deeper ? "\n\n" : joint) + line;
      [joint, deeper] = ["\n", true];
    } else if (line === "") {
      if (joint === "\n") value += "\n";
      else joint = "\n";
    } else {
      value += joint + line;
      [joint, deeper] = [" ", false];
    }
  }
  return value;
}

import type { Span } from "../../text/span.ts";

/** A bracket that is never closed, and the first thing that shows it: what stands no deeper than the line of the bracket, or the end. */
export interface Unclosed {
  readonly opened: Span;
  readonly before: Span;
}

/**
 * The bracket that somebody most likely forgot to close. Parsers notice it at the end of the file, far from the slip; a
 * closing bracket of the other sort, or else the indentation, tells where it was meant to end. In YAML (`plain`) a bracket
 * opens only where a value begins.
 */
export const unclosedBracket = (text: string, plain: boolean): Unclosed | undefined => search(text, plain, false) ?? search(text, plain, true);

function search(text: string, plain: boolean, byIndent: boolean): Unclosed | undefined {
  const open: Open[] = [];
  let line: Line = { indent: 0, start: true };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const span = { start: index, end: index + token.length };
    if (token.startsWith("\n")) line = { indent: token.length - 1, start: true };
    if (/^\s/.test(token) || (token.startsWith("//") ? !plain : token.startsWith("#"))) continue;
    const inner = open.at(-1);
    if (inner && (byIndent ? isOutside(token, line, inner) : /^[\]}]/.test(token) && token !== CLOSING[inner.bracket])) return { opened: inner.span, before: span };
    if (/^[\]}]/.test(token)) open.pop();
    else if (/^[[{]/.test(token) && (!plain || inner !== undefined || beginsValue(text, index))) open.push({ bracket: token, span, indent: line.indent, line });
    line.start = false;
  }
  const last = byIndent ? open.at(-1) : undefined;
  const end = text.trimEnd().length;
  return last && { opened: last.span, before: { start: Math.max(0, end - 1), end } };
}

interface Line {
  readonly indent: number;
  /** Nothing but blanks was read of it yet. */
  start: boolean;
}

interface Open {
  readonly bracket: string;
  readonly span: Span;
  readonly indent: number;
  readonly line: Line;
}

const CLOSING: Readonly<Record<string, string>> = { "[": "]", "{": "}" };

/** Stands at the start of a line that is no deeper than the one with the bracket. */
function isOutside(token: string, line: Line, inner: Open): boolean {
  return line.start && inner.line !== line && (/^[\]}]/.test(token) ? line.indent < inner.indent : line.indent <= inner.indent);
}

const TOKEN = /\n[ \t]*|[ \t\r]+|"(?:[^"\\\n]|\\.)*"?|(?<=[\s[{,:])'[^'\n]*'?|(?<!\S)#[^\n]*|\/\/[^\n]*|[[\]{}]|[^\s"'#/[\]{}]+|./g;

const beginsValue = (text: string, at: number): boolean => /(?:^|\n|[:-][ \t])[ \t]*$/.test(text.slice(Math.max(0, at - 80), at));

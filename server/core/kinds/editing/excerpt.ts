import { linesOf, type Lines } from "../../text/lines.ts";

/** Shorter texts are parsed as a whole, which costs less than a person can notice. */
export const SMALL = 20_000;

/**
 * What of a long YAML text matters where a person types: the lines that hold the place, from the top down, and their
 * siblings without what is in them. It parses in a fraction of the time, and the keys beside and above the place are all there.
 */
export function excerptAround(text: string, offset: number): string {
  const lines = linesOf(text);
  const { line } = lines.position(offset);
  const first = lastBreak(lines, line);
  const indent = indentAt(lines, line);
  const above: string[] = [];
  let level = indent;
  for (let at = line - 1; at >= first; at--) level = keep(lines, at, level, above);
  const below: string[] = [];
  level = indent;
  for (let at = line + 1; at < lines.count && !BREAK.test(lines.text(at)); at++) level = keep(lines, at, level, below);
  return [...above.toReversed(), lines.text(line), ...below].join("\n");
}

/** The key that is being typed, which has no colon yet, with one: nothing around it could be read otherwise. */
export function withColon(text: string, offset: number): string {
  const lines = linesOf(text);
  const { line } = lines.position(offset);
  const end = lines.start(line) + lines.text(line).trimEnd().length;
  return /^[ \t]*[\w.$-]+[ \t]*$/.test(lines.text(line)) ? `${text.slice(0, end)}:${text.slice(end)}` : text;
}

const BREAK = /^(---|\.\.\.)(\s|$)/;
const EMPTY = /^\s*(#|$)/;

/** Keeps a line that is a sibling of the place or of what holds it, and gives the indentation that counts from here on. */
function keep(lines: Lines, at: number, level: number, kept: string[]): number {
  const text = lines.text(at);
  const indent = EMPTY.test(text) ? Infinity : text.search(/\S/);
  if (indent > level) return level;
  // The text of a sibling is left out, so that nothing may announce it.
  kept.push(indent < level ? text : text.replace(BLOCK_OPENING, "$1"));
  return indent;
}

const BLOCK_OPENING = /([:-][ \t]+)[|>][-+\d]*[ \t]*(?:#.*)?$/;

/** The line after the last `---` above. */
function lastBreak(lines: Lines, line: number): number {
  for (let at = line; at > 0; at--) if (BREAK.test(lines.text(at - 1))) return at;
  return 0;
}

/** An empty line belongs to what its blanks say, or else to the line above. */
function indentAt(lines: Lines, line: number): number {
  const text = lines.text(line);
  const own = text.search(/\S/);
  return own >= 0 ? own : text.length;
}

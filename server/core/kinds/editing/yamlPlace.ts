import type { Path } from "../../syntax/data/node.ts";
import { linesOf, type Lines } from "../../text/lines.ts";
import type { TypingPlace } from "./place.ts";

const KEY = /^("[^"]*"|'[^']*'|[^\s#:[\]{}&*!|>'"%@`-][^#:]*?)\s*:(?=\s|$)/;

/** Finds the place by indentation, as a person does, so that it does not matter whether the text parses. */
export function yamlPlace(text: string, offset: number): TypingPlace | undefined {
  const lines = linesOf(text);
  const { line, column } = lines.position(offset);
  const before = lines.text(line).slice(0, column);
  if (/(^|\s)#/.test(before)) return undefined;
  const row = rowOf(before);
  const { typed, inFlow } = typedIn(row.rest);
  const cursor: Token = row.key === undefined ? { column: column - typed.length, index: undefined } : { column: row.keyColumn, index: undefined };
  const own = row.dashes.toReversed().map((dash): Token => ({ column: dash, index: 0 }));
  const steps: (string | number)[] = [...(row.key === undefined ? [] : [row.key]), ...(inFlow ? [0] : [])];
  const path = pathAbove(lines, line, [cursor, ...own], steps);
  const at = row.key !== undefined || inFlow ? "value" : row.dashes.length > 0 ? "item" : "key";
  return {
    path,
    at,
    replace: { start: offset - typed.length, end: offset + (/^[\w.-]*/.exec(lines.text(line).slice(column))?.[0].length ?? 0) },
    typed,
    siblings: at === "value" ? new Set() : siblingsOf(lines, line, cursor.column),
    column: cursor.column,
    syntax: "yaml",
  };
}

interface Row {
  /** Columns of the dashes that the line starts with. */
  readonly dashes: readonly number[];
  readonly key: string | undefined;
  readonly keyColumn: number;
  /** What follows the key, or the dashes where there is no key. */
  readonly rest: string;
}

/** A key's column, or an item's with its index in its list. */
interface Token {
  readonly column: number;
  readonly index: number | undefined;
}

function rowOf(line: string): Row {
  const dashes: number[] = [];
  let column = /^\s*/.exec(line)?.[0].length ?? 0;
  for (let dash = /^-(\s+|$)/.exec(line.slice(column)); dash; dash = /^-(\s+|$)/.exec(line.slice(column))) {
    dashes.push(column);
    column += dash[0].length;
  }
  const content = line.slice(column);
  const key = KEY.exec(content);
  return { dashes, key: key?.[1]?.replace(/^(["'])(.*)\1$/, "$2"), keyColumn: column, rest: key ? content.slice(key[0].length) : content };
}

function typedIn(rest: string): { readonly typed: string; readonly inFlow: boolean } {
  const value = rest.trimStart();
  const inFlow = value.startsWith("[");
  return { typed: inFlow ? (/[^[,\s]*$/.exec(value)?.[0] ?? "") : value.replace(/^["']/, ""), inFlow };
}

/** Walks up the lines: what stands further left is a parent; a key may stand above the dashes of its list. */
function pathAbove(lines: Lines, from: number, tokens: readonly Token[], steps: readonly (string | number)[]): Path {
  const path = [...steps];
  let current: Token | undefined = tokens[0];
  const rise = (parent: Token): void => {
    if (parent.index !== undefined) path.unshift(parent.index);
    current = parent;
  };
  for (const token of tokens.slice(1)) rise(token);
  for (let line = from - 1; line >= 0 && current && current.column >= 0; line--) {
    const text = lines.text(line);
    if (/^(---|\.\.\.)/.test(text)) break;
    if (/^\s*(#|$)/.test(text)) continue;
    const row = rowOf(text);
    if (row.key !== undefined && (row.keyColumn < current.column || (row.keyColumn === current.column && current.index !== undefined))) {
      path.unshift(row.key);
      current = { column: row.keyColumn, index: undefined };
    }
    for (const dash of row.dashes.toReversed()) {
      if (current.index !== undefined && dash === current.column) path[0] = Number(path[0]) + 1;
      else if (dash < current.column) rise({ column: dash, index: 0 });
    }
    if (current.column === 0 && current.index === undefined) break;
  }
  return path;
}

function siblingsOf(lines: Lines, from: number, column: number): ReadonlySet<string> {
  const found = new Set<string>();
  for (const step of [-1, 1]) {
    for (let line = from + step; line >= 0 && line < lines.count; line += step) {
      const text = lines.text(line);
      if (/^\s*(#|$)/.test(text)) continue;
      const row = rowOf(text);
      const start = row.dashes[0] ?? row.keyColumn;
      if (row.keyColumn < column) break;
      if (row.keyColumn === column && row.key !== undefined) found.add(row.key);
      if (start < column) break;
    }
  }
  return found;
}

import type { Path } from "../../syntax/data/node.ts";
import { linesOf, type Lines } from "../../text/lines.ts";
import { flowKeysAfter, flowPlace, type FlowPlace } from "./flowPlace.ts";
import type { TypingPlace } from "./place.ts";
import { rowOf, type Row } from "./yamlRow.ts";

/** Finds the place by indentation, as a person does, so that it does not matter whether the text parses. */
export function yamlPlace(text: string, offset: number): TypingPlace | undefined {
  const lines = linesOf(text);
  const { line, column } = lines.position(offset);
  const before = lines.text(line).slice(0, column);
  if (/(^|\s)#/.test(before)) return undefined;
  const flow = flowAround(lines, line, before);
  const row = flow?.row ?? rowOf(before);
  const typed = flow?.place.typed ?? row.rest.trimStart().replace(/^["']/, "");
  const cursor: Token = row.key === undefined ? { column: flow ? row.keyColumn : column - typed.length, index: undefined } : { column: row.keyColumn, index: undefined };
  const own = row.dashes.toReversed().map((dash): Token => ({ column: dash, index: 0 }));
  const steps: (string | number)[] = [...(row.key === undefined ? [] : [row.key]), ...(flow?.place.steps ?? [])];
  const path = pathAbove(lines, flow?.line ?? line, [cursor, ...own], steps);
  const at = flow ? flow.place.at : row.key !== undefined ? "value" : row.dashes.length > 0 ? "item" : "key";
  const after = lines.text(line).slice(column);
  const siblings = flow ? [...flow.place.keys, ...flowKeysAfter(after)] : at === "value" ? [] : siblingsOf(lines, line, cursor.column, row.dashes.length > 0);
  return {
    path,
    at,
    replace: { start: offset - typed.length, end: offset + (/^[\w.-]*/.exec(after)?.[0].length ?? 0) },
    typed,
    siblings: new Set(siblings),
    column: cursor.column,
    syntax: "yaml",
    inFlow: flow !== undefined,
  };
}

/** Brackets are seldom open over more lines. */
const MOST_FLOW_LINES = 40;

/** The line that the brackets around the place begin in, and the place in them. */
function flowAround(lines: Lines, line: number, before: string): { readonly line: number; readonly row: Row; readonly place: FlowPlace } | undefined {
  let written = before;
  for (let from = line; from >= Math.max(0, line - MOST_FLOW_LINES); from--) {
    if (from < line) written = `${lines.text(from)}\n${written}`;
    const row = rowOf(from < line ? lines.text(from) : before);
    const start = row.rest.search(/\S/);
    if (!/^[[{]/.test(row.rest.slice(Math.max(0, start)))) {
      if (from === line && !/[[\]{},]/.test(before) && row.key !== undefined) return undefined;
      continue;
    }
    const place = flowPlace(written.slice(lengthBefore(row, from < line ? lines.text(from) : before)));
    return place && { line: from, row, place };
  }
  return undefined;
}

const lengthBefore = ({ rest }: Row, text: string): number => text.length - rest.length;

/** A key's column, or an item's with its index in its list. */
interface Token {
  readonly column: number;
  readonly index: number | undefined;
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
    if (DOCUMENT_END.test(text)) break;
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

/** The next document of a file begins. */
const DOCUMENT_END = /^(---|\.\.\.)(\s|$)/;

/** `isFirst`: the place is right behind a dash, so that lines above belong to other items. */
function siblingsOf(lines: Lines, from: number, column: number, isFirst: boolean): readonly string[] {
  const found: string[] = [];
  for (const step of isFirst ? [1] : [-1, 1]) {
    for (let line = from + step; line >= 0 && line < lines.count; line += step) {
      const text = lines.text(line);
      if (DOCUMENT_END.test(text)) break;
      if (/^\s*(#|$)/.test(text)) continue;
      const row = rowOf(text);
      const begins = (row.dashes[0] ?? row.keyColumn) < column;
      if (row.keyColumn < column || (begins && step > 0)) break;
      if (row.keyColumn === column && row.key !== undefined) found.push(row.key);
      if (begins) break;
    }
  }
  return found;
}

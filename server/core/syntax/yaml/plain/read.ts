import type { Dialect } from "../../data/dialect.ts";
import { mappingOf } from "../../data/mapping.ts";
import type { Entry, Node, Scalar } from "../../data/node.ts";
import { blockScalar } from "./blockScalar.ts";
import { afterBlanks, COLON, DASH, isEmpty, nextLine, scalarAt, settle, type Cursor } from "./cursor.ts";
import { flowCollection } from "./flow.ts";
import { beginsPlain, plainLine, plainScalar, quoted } from "./scalars.ts";

/**
 * Reads YAML as most people write it, in a tenth of the time that the full parser takes. `undefined` where a text has
 * anything unusual (anchors, tags, tabs, `? ` keys) or looks wrong: then the full parser reads it and says what is wrong.
 * What it does read is the same, place for place, as `test/core/syntax/yaml` holds against it.
 */
export function readPlainly(text: string, dialect: Dialect): readonly Node[] | undefined {
  if (text.startsWith("\uFEFF") || text.includes("\r")) return undefined;
  const cursor: Cursor = { text, dialect, at: 0, column: 0, after: 0, loose: -1 };
  const roots: Node[] = [];
  settle(cursor, 0, -1, false);
  while (cursor.at < text.length) {
    if (cursor.column < 0 && !passMarker(cursor)) return undefined;
    const root = isItem(cursor) ? sequence(cursor, 0) : keyAt(cursor) && mapping(cursor, 0);
    if (!root || cursor.column >= 0) return undefined;
    roots.push(root);
  }
  return roots;
}

const MOST_LEVELS = 200;

/** `---` before a document; one without content is unusual. */
function passMarker(cursor: Cursor): boolean {
  const line = cursor.text.startsWith("---", cursor.at) ? nextLine(cursor.text, cursor.at + 3) : -1;
  if (line >= 0) settle(cursor, line, -1, false);
  return line >= 0 && cursor.column >= 0;
}

const isItem = ({ text, at }: Cursor): boolean => text.charCodeAt(at) === DASH && isEmpty(text.charCodeAt(at + 1));

function block(cursor: Cursor, container: number, level: number): Node | undefined {
  cursor.loose = -1;
  if (level > MOST_LEVELS) return undefined;
  if (isItem(cursor)) return sequence(cursor, level);
  return keyAt(cursor) ? mapping(cursor, level) : leaf(cursor, container);
}

interface Key {
  readonly node: Scalar;
  readonly colon: number;
}

function keyAt(cursor: Cursor): Key | undefined {
  const { text, at } = cursor;
  const node = /["']/.test(text[at] ?? "") ? quoted(cursor, -1) : undefined;
  cursor.at = at;
  if (node) {
    const colon = afterBlanks(text, node.span.end);
    return isColon(text, colon) && !text.slice(at, colon).includes("\n") ? { node, colon } : undefined;
  }
  if (!beginsPlain(text, at)) return undefined;
  const { end, stop } = plainLine(text, at);
  if (text.charCodeAt(stop) !== COLON || (end - at === 2 && text.startsWith("<<", at))) return undefined;
  return { node: scalarAt(cursor, at, end), colon: stop };
}

const isColon = (text: string, at: number): boolean => text.charCodeAt(at) === COLON && isEmpty(text.charCodeAt(at + 1));

function mapping(cursor: Cursor, level: number): Node | undefined {
  const { at: start, column } = cursor;
  const entries: Entry[] = [];
  do {
    const key = keyAt(cursor);
    const value = key && valueOf(cursor, key, column, level);
    if (!value) return undefined;
    entries.push({ key: key.node, value });
  } while (cursor.column === column);
  return cursor.column > column ? undefined : mappingOf({ start, end: ended(cursor, column) }, entries);
}

/** The end of a collection at a column. Comments after it that stand as deep as it does are its own, and all around it ends after them. */
function ended(cursor: Cursor, column: number): number {
  const end = cursor.after;
  if (column > 0 && cursor.loose >= column) {
    cursor.after = cursor.at;
    cursor.loose = -1;
  }
  return end;
}

function valueOf(cursor: Cursor, { colon }: Key, column: number, level: number): Node | undefined {
  const { text } = cursor;
  const at = afterBlanks(text, colon + 1);
  const line = nextLine(text, colon + 1);
  if (line < 0) {
    cursor.at = at;
    return leaf(cursor, column);
  }
  settle(cursor, line, column, false);
  if (cursor.column > column || (cursor.column === column && isItem(cursor))) return block(cursor, column, level + 1);
  const hasComment = cursor.loose >= 0 || text[at] === "#";
  if (hasComment && cursor.column < 0 && column === 0 && cursor.at < text.length) return undefined;
  cursor.after = hasComment ? cursor.at : at;
  cursor.loose = -1;
  return scalarAt(cursor, at, at);
}

function sequence(cursor: Cursor, level: number): Node | undefined {
  const { text, at: start, column } = cursor;
  const items: Node[] = [];
  do {
    const at = afterBlanks(text, cursor.at + 1);
    const line = nextLine(text, cursor.at + 1);
    if (line >= 0) {
      settle(cursor, line, column, false);
      if (cursor.column <= column) return undefined;
    } else {
      cursor.column += at - cursor.at;
      cursor.at = at;
    }
    const item = block(cursor, column, level + 1);
    if (!item) return undefined;
    items.push(item);
  } while (cursor.column === column && isItem(cursor));
  return cursor.column > column ? undefined : { type: "sequence", span: { start, end: ended(cursor, column) }, items };
}

/** A value that is no block collection, to the end of its last line. */
function leaf(cursor: Cursor, container: number): Node | undefined {
  const first = cursor.text[cursor.at];
  if (first === "|" || first === ">") {
    const node = blockScalar(cursor, container);
    if (node) settle(cursor, cursor.at, container, false);
    return node;
  }
  const node = first === "[" || first === "{" ? flowCollection(cursor, container) : first === '"' || first === "'" ? quoted(cursor, container) : plainScalar(cursor, container);
  const line = node ? nextLine(cursor.text, cursor.at) : -1;
  if (line < 0) return undefined;
  settle(cursor, line, container, true);
  return node;
}

import { mappingOf } from "../../data/mapping.ts";
import type { Entry, Node, Scalar } from "../../data/node.ts";
import { afterBlanks, COLON, isEmpty, NEWLINE, scalarAt, type Cursor } from "./cursor.ts";
import { beginsPlain, plainLine, quoted } from "./scalars.ts";

const MOST_LEVELS = 50;

/** `[a, b]` and `{a: 1}`, also over several lines, which stand deeper than the collection around. */
export function flowCollection(cursor: Cursor, container: number, level = 1): Node | undefined {
  const { text, at: start } = cursor;
  const isMap = text[start] === "{";
  const closing = isMap ? "}" : "]";
  const items: Node[] = [];
  const entries: Entry[] = [];
  cursor.at++;
  for (;;) {
    if (level > MOST_LEVELS || !skip(cursor, container, level)) return undefined;
    if (text[cursor.at] === closing) break;
    const item = flowNode(cursor, container, level);
    const entry = item && entryFrom(cursor, item, container, level);
    if (!item || entry === undefined || !skip(cursor, container, level)) return undefined;
    if (!isMap) items.push(entry === "none" ? item : mappingOf({ start: item.span.start, end: entry.value.span.end }, [entry]));
    else if (entry !== "none") entries.push(entry);
    else if (item.type === "scalar") entries.push({ key: item, value: scalarAt(cursor, item.span.end + 1, item.span.end + 1, "") });
    else return undefined;
    if (text[cursor.at] === ",") cursor.at++;
    else if (text[cursor.at] !== closing) return undefined;
  }
  cursor.at++;
  const span = { start, end: cursor.at };
  return isMap ? mappingOf(span, entries) : { type: "sequence", span, items };
}

function flowNode(cursor: Cursor, container: number, level: number): Node | undefined {
  const { text, at } = cursor;
  const first = text[at];
  if (first === "[" || first === "{") return flowCollection(cursor, container, level + 1);
  if (first === '"' || first === "'") return quoted(cursor, container);
  if (!beginsPlain(text, at, true)) return undefined;
  const { end } = plainLine(text, at, true);
  cursor.at = end;
  return scalarAt(cursor, at, end);
}

/** The pair that an item is the key of: "none" where no colon follows. */
function entryFrom(cursor: Cursor, key: Node, container: number, level: number): Entry | "none" | undefined {
  const { text } = cursor;
  const colon = afterBlanks(text, cursor.at);
  if (text.charCodeAt(colon) !== COLON) return "none";
  if (key.type !== "scalar" || !isKey(text, key, colon)) return undefined;
  cursor.at = colon + 1;
  const value = skip(cursor, container, level) ? flowNode(cursor, container, level) : undefined;
  return value && { key, value };
}

/** After a quote the value may follow at once, as in JSON. A string of several lines is no key. */
const isKey = (text: string, key: Scalar, colon: number): boolean => (!key.plain || isEmpty(text.charCodeAt(colon + 1))) && !text.slice(key.span.start, key.span.end).includes("\n") && key.text !== "<<";

/** Over blanks and line breaks; false where a line stands too far left, or anything else that is unusual. */
function skip(cursor: Cursor, container: number, level: number): boolean {
  const { text } = cursor;
  let line = -1;
  for (let at = cursor.at; ; at++) {
    at = afterBlanks(text, at);
    if (text.charCodeAt(at) === NEWLINE) line = at + 1;
    else {
      cursor.at = at;
      const isDeepEnough = line < 0 || at - line > container || (at - line === container && level === 1 && /[\]}]/.test(text[at] ?? ""));
      return isDeepEnough && text[at] !== "#" && text[at] !== "\t" && at < text.length;
    }
  }
}

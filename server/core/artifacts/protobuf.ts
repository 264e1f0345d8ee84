import { goTo, has, positionOf, type Cursor } from "./cursor.ts";
import { utf8 } from "./text.ts";

/** One field of a protocol-buffers message. Payloads stay where they are. */
export interface Field {
  readonly number: number;
  /** 0 number, 1 eight bytes, 2 payload, 5 four bytes. */
  readonly wire: number;
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** The fields of the message between the cursor and `end`. Whoever takes a field may move the cursor. Returns whether all could be read. */
export function* fieldsOf(cursor: Cursor, end: number): Generator<Field, boolean> {
  let at = positionOf(cursor);
  while (at < end) {
    goTo(cursor, at);
    const tag = varint(cursor);
    if (tag === undefined || tag < 8) return false;
    const field = fieldAt(cursor, Math.floor(tag / 8), tag % 8);
    if (field === undefined || field.end > end) return false;
    at = field.end;
    yield field;
  }
  return at === end;
}

const FIXED: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

function fieldAt(cursor: Cursor, number: number, wire: number): Field | undefined {
  if (wire !== 0 && wire !== 2) {
    const size = FIXED[wire];
    const start = positionOf(cursor);
    return size === undefined ? undefined : { number, wire, value: 0, start, end: start + size };
  }
  const value = varint(cursor);
  const start = positionOf(cursor);
  return value === undefined ? undefined : { number, wire, value, start, end: wire === 2 ? start + value : start };
}

/** Seven bits in each byte, lowest first. Beyond 2^53 digits are lost, which only negative numbers reach. */
function varint(cursor: Cursor): number | undefined {
  let value = 0;
  for (let shift = 0; shift < 70; shift += 7) {
    if (!has(cursor, 1)) return undefined;
    const byte = cursor.bytes[cursor.at++] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
  return undefined;
}

const LONGEST_TEXT = 4096;

export function textOf(cursor: Cursor, { start, end }: Field): string {
  return utf8(cursor.source.read(start, Math.min(end - start, LONGEST_TEXT)));
}

/** The fields of a payload that is a message itself. */
export function inside(cursor: Cursor, { start, end }: Field): Generator<Field, boolean> {
  goTo(cursor, start);
  return fieldsOf(cursor, end);
}

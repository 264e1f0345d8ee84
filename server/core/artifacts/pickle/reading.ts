import { has, positionOf, skip } from "../cursor.ts";
import { latin1, utf8 } from "../text.ts";
import { noteEmbedded } from "./embedded.ts";
import { noteText } from "./farTexts.ts";
import { cutShort, fail, type Machine } from "./machine.ts";
import type { Payload, Value } from "./values.ts";

/** Longer texts are left in the file: no name of a module is that long. */
const KEPT_TEXT = 256;
/** Longer lines are not of a pickle. Protocol 0 writes numbers and texts as lines. */
const LONGEST_LINE = 1 << 24;

export function readText(machine: Machine, length: number): Value | undefined {
  const { cursor } = machine;
  if (length > KEPT_TEXT) return payload(machine, "text", length);
  if (!has(cursor, length)) return undefined;
  const { bytes, at } = cursor;
  if (length >= 8) noteEmbedded(machine, bytes.subarray(at, at + 8), positionOf(cursor), length);
  noteText(machine.farTexts, positionOf(cursor), length);
  cursor.at = at + length;
  let index = at;
  while (index < cursor.at && (bytes[index] ?? 0) < 0x80) index++;
  const part = bytes.subarray(at, cursor.at);
  return index === cursor.at ? String.fromCharCode.apply(null, part as unknown as number[]) : utf8(part);
}

export const readPayload = (machine: Machine, length: number): Value | undefined => payload(machine, "bytes", length);

function payload(machine: Machine, kind: Payload["kind"], length: number): Payload | undefined {
  const { cursor } = machine;
  const offset = positionOf(cursor);
  if (length >= 4 && has(cursor, 4)) noteEmbedded(machine, cursor.bytes.subarray(cursor.at, cursor.at + 8), offset, length);
  return skip(cursor, length) ? { kind, offset, length } : undefined;
}

/** The text up to the next line feed, one character for each byte. */
export function readLine(machine: Machine): string | undefined {
  const { cursor } = machine;
  let text = "";
  while (has(cursor, 1)) {
    const end = cursor.bytes.indexOf(10, cursor.at);
    const part = cursor.bytes.subarray(cursor.at, end < 0 ? cursor.bytes.length : end);
    if (text.length + part.length > LONGEST_LINE) { fail(machine, "a line is longer than any pickle has"); return undefined; }
    text += latin1(part);
    cursor.at += part.length + (end < 0 ? 0 : 1);
    if (end >= 0) return text;
  }
  cutShort(machine);
  return undefined;
}

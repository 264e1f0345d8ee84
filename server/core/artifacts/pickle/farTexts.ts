import { positionOf, type Cursor } from "../cursor.ts";
import { utf8 } from "../text.ts";

/**
 * Where remembered texts stand in the file, for those that are not kept themselves: eight bytes each instead of fifty. What
 * is unpacked on the way cannot be read again without starting over, so there all texts are kept.
 */
export interface FarTexts {
  /** The text that was read last. Fields change for speed. */
  start: number;
  length: number;
  /** By the number in the memo: 512 times the place, plus the length. */
  places: Float64Array;
}

export const noFarTexts = (): FarTexts => ({ start: -1, length: 0, places: new Float64Array(0) });

export function noteText(texts: FarTexts, start: number, length: number): void {
  texts.start = start;
  texts.length = length;
}

const LONGEST = 512;

/** Writes down where the text stands that was read right before the current opcode, of so many bytes; false where it was not. */
export function leaveInFile(texts: FarTexts, cursor: Cursor, index: number, opcodeSize: number): boolean {
  if (texts.start + texts.length !== positionOf(cursor) - opcodeSize || texts.length >= LONGEST || !Number.isFinite(cursor.source.size)) return false;
  if (index >= texts.places.length) {
    const larger = new Float64Array(Math.max(1 << 16, index * 2));
    larger.set(texts.places);
    texts.places = larger;
  }
  texts.places[index] = texts.start * LONGEST + texts.length;
  return true;
}

export function fromFile({ places }: FarTexts, { source }: Cursor, index: number): string {
  const place = places[index] ?? 0;
  return utf8(source.read(Math.floor(place / LONGEST), place % LONGEST));
}

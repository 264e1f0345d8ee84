import { cursorOf, goTo, has, positionOf, type Cursor } from "../cursor.ts";
import type { ByteSource } from "../source.ts";

/** Reads single bits, lowest first, as deflate packs them. */
export interface Bits {
  readonly cursor: Cursor;
  held: number;
  count: number;
  /** The source ended; zeros are served from there on. */
  ended: boolean;
}

export const bitsOf = (source: ByteSource, start: number): Bits => ({ cursor: cursorOf(source, start), held: 0, count: 0, ended: false });

/** Makes at least `count` (at most 24) bits ready in `held`. */
export function fill(bits: Bits, count: number): void {
  const { cursor } = bits;
  while (bits.count < count) {
    if (cursor.at >= cursor.bytes.length && !has(cursor, 1)) {
      bits.ended = true;
      bits.count += 24;
      return;
    }
    bits.held |= (cursor.bytes[cursor.at++] ?? 0) << bits.count;
    bits.count += 8;
  }
}

export function take(bits: Bits, count: number): number {
  if (count === 0) return 0;
  fill(bits, count);
  const value = bits.held & ((1 << count) - 1);
  bits.held >>>= count;
  bits.count -= count;
  return value;
}

/** Drops what is left of the current byte, and gives back whole bytes that were read ahead. */
export function toByte(bits: Bits): void {
  if (!bits.ended) goTo(bits.cursor, positionOf(bits.cursor) - (bits.count >> 3));
  bits.held = 0;
  bits.count = 0;
}

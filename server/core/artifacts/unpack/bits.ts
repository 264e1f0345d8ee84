import { cursorOf, goTo, has, positionOf, type Cursor } from "../cursor.ts";
import type { ByteSource } from "../source.ts";

/** Reads single bits, lowest first, as deflate packs them. */
export interface Bits {
  readonly cursor: Cursor;
  held: number;
  count: number;
  /** How many of the bits are zeros that stand for what would come after the end of the source. */
  beyond: number;
}

export const bitsOf = (source: ByteSource, start: number): Bits => ({ cursor: cursorOf(source, start), held: 0, count: 0, beyond: 0 });

/** Whether more was taken than the source has. Looking further ahead is no harm. */
export const overran = (bits: Bits): boolean => bits.beyond > bits.count;

/** Makes at least `count` (at most 24) bits ready in `held`. */
export function fill(bits: Bits, count: number): void {
  const { cursor } = bits;
  while (bits.count < count) {
    if (cursor.at >= cursor.bytes.length && !has(cursor, 1)) {
      bits.beyond += 24;
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
  goTo(bits.cursor, positionOf(bits.cursor) - (Math.max(0, bits.count - bits.beyond) >> 3));
  bits.beyond = 0;
  bits.held = 0;
  bits.count = 0;
}

import type { ByteSource } from "./source.ts";

/** How much of a source is looked at in one go. */
const WINDOW = 1 << 18;

/** Reads a source forwards through a window. Fields change for speed: a pickle of 36 MB makes eleven million steps. */
export interface Cursor {
  readonly source: ByteSource;
  bytes: Uint8Array;
  /** Next byte within `bytes`. */
  at: number;
  /** Place of `bytes` in the source. */
  base: number;
}

export const cursorOf = (source: ByteSource, start = 0): Cursor => ({ source, bytes: new Uint8Array(0), at: 0, base: start });

export const positionOf = (cursor: Cursor): number => cursor.base + cursor.at;

/** Whether `count` more bytes (at most a window) are there; they are then in `bytes` from `at`. */
export function has(cursor: Cursor, count: number): boolean {
  if (cursor.at + count <= cursor.bytes.length) return true;
  cursor.base += cursor.at;
  cursor.at = 0;
  cursor.bytes = cursor.source.read(cursor.base, Math.max(WINDOW, count));
  return count <= cursor.bytes.length;
}

export function goTo(cursor: Cursor, position: number): void {
  const at = position - cursor.base;
  if (at >= 0 && at <= cursor.bytes.length) {
    cursor.at = at;
    return;
  }
  cursor.base = position;
  cursor.at = 0;
  cursor.bytes = new Uint8Array(0);
}

/** Steps over a payload without reading it. False where the source ends before. */
export function skip(cursor: Cursor, count: number): boolean {
  if (cursor.at + count <= cursor.bytes.length) {
    cursor.at += count;
    return true;
  }
  const end = positionOf(cursor) + count;
  if (!Number.isFinite(end)) return false;
  if (Number.isFinite(cursor.source.size)) {
    if (end > cursor.source.size) return false;
  } else if (count > 0 && cursor.source.read(end - 1, 1).length === 0) return false;
  goTo(cursor, end);
  return true;
}

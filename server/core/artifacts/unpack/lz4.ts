import { cursorOf, has, type Cursor } from "../cursor.ts";
import { u32At, type ByteSource } from "../source.ts";
import { windowOf, type Unpacking, type Window } from "./unpacking.ts";

const CUT_SHORT = "the packed data is cut short";

/** The LZ4 frame format, version 1. Checksums are stepped over. */
export function* lz4(source: ByteSource): Unpacking {
  const cursor = cursorOf(source, 4);
  if (!has(cursor, 3)) return CUT_SHORT;
  const flags = cursor.bytes[cursor.at] ?? 0;
  if (flags >> 6 !== 1) return "it is of an unknown version of LZ4";
  cursor.at += 3 + ((flags & 8) !== 0 ? 8 : 0) + ((flags & 1) !== 0 ? 4 : 0);
  const window = windowOf(1 << 16);
  for (;;) {
    if (!has(cursor, 4)) return CUT_SHORT;
    const size = u32At(cursor.bytes, cursor.at);
    cursor.at += 4;
    if (size === 0) break;
    const problem = yield* (size >= 2 ** 31 ? literals(cursor, window, size - 2 ** 31) : block(cursor, window, size));
    if (problem !== undefined) return problem;
    if ((flags & 16) !== 0) cursor.at += 4;
  }
  yield window.rest();
  return undefined;
}

function* block(cursor: Cursor, window: Window, size: number): Unpacking {
  const end = cursor.base + cursor.at + size;
  while (cursor.base + cursor.at < end) {
    if (!has(cursor, 1)) return CUT_SHORT;
    const token = cursor.bytes[cursor.at++] ?? 0;
    const problem = yield* literals(cursor, window, extended(cursor, token >> 4));
    if (problem !== undefined) return problem;
    if (cursor.base + cursor.at >= end) break;
    if (!has(cursor, 2)) return CUT_SHORT;
    const distance = (cursor.bytes[cursor.at] ?? 0) | ((cursor.bytes[cursor.at + 1] ?? 0) << 8);
    cursor.at += 2;
    let left = extended(cursor, token & 15) + 4;
    while (left > 0) {
      const part = Math.min(left, 256);
      if (!window.copy(distance, part)) return "the packed data is damaged";
      left -= part;
      if (window.full()) yield window.flush();
    }
  }
  return undefined;
}

function* literals(cursor: Cursor, window: Window, count: number): Unpacking {
  for (let index = 0; index < count; index++) {
    if (!has(cursor, 1)) return CUT_SHORT;
    window.put(cursor.bytes[cursor.at++] ?? 0);
    if (window.full()) yield window.flush();
  }
  return undefined;
}

/** Fifteen means that more bytes follow, each 255 that yet another does. */
function extended(cursor: Cursor, nibble: number): number {
  let length = nibble;
  let more = nibble === 15;
  while (more && has(cursor, 1)) {
    const byte = cursor.bytes[cursor.at++] ?? 0;
    length += byte;
    more = byte === 255;
  }
  return length;
}

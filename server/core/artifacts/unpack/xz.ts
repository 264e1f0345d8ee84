import { cursorOf, goTo, has, positionOf, skip, type Cursor } from "../cursor.ts";
import { u32At, u64, viewOf, type ByteSource } from "../source.ts";
import { CUT_SHORT, DAMAGED, decode, newLzma, resetState, setProperties, startRange, type Lzma } from "./lzma.ts";
import { windowOf, type Unpacking } from "./unpacking.ts";

/** Going back further needs so much memory that it is left. The highest level of xz goes back 64 MB. */
const FURTHEST = 1 << 26;
const TOO_LARGE = "it needs more memory than is taken for unpacking";

/** The old format of a single stream: properties, reach, size, data. */
export function* lzmaAlone(source: ByteSource): Unpacking {
  const cursor = cursorOf(source);
  if (!has(cursor, 13)) return CUT_SHORT;
  const { bytes } = cursor;
  const reach = u32At(bytes, 1);
  if (reach > FURTHEST) return TOO_LARGE;
  const window = windowOf(Math.max(4096, reach));
  const lzma = newLzma(cursor, window);
  const size = u32At(bytes, 5) === 0xffffffff && u32At(bytes, 9) === 0xffffffff ? undefined : u64(viewOf(bytes), 5);
  if (!setProperties(lzma, bytes[0] ?? 255)) return DAMAGED;
  cursor.at = 13;
  resetState(lzma);
  startRange(lzma);
  const problem = yield* decode(lzma, size);
  yield window.rest();
  return problem;
}

/** Bytes of the checksum behind each block, by its number. */
const CHECKS = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];

/** The .xz format: a header, blocks of LZMA2, an index. Checksums are stepped over, and so is what comes after the index. */
export function* xz(source: ByteSource): Unpacking {
  const cursor = cursorOf(source, 6);
  if (!has(cursor, 6)) return CUT_SHORT;
  const check = CHECKS[(cursor.bytes[cursor.at + 1] ?? 0) & 15] ?? 0;
  cursor.at += 6;
  for (;;) {
    if (!has(cursor, 1)) return CUT_SHORT;
    const size = ((cursor.bytes[cursor.at] ?? 0) + 1) * 4;
    if (size === 4) return undefined;
    if (!has(cursor, size)) return CUT_SHORT;
    const reach = reachOf(cursor.bytes.subarray(cursor.at, cursor.at + size));
    if (typeof reach === "string") return reach;
    cursor.at += size;
    const start = positionOf(cursor);
    const problem = yield* blocks(cursor, reach);
    if (problem !== undefined) return problem;
    const length = positionOf(cursor) - start;
    if (!skip(cursor, ((4 - (length % 4)) % 4) + check)) return CUT_SHORT;
  }
}

/** How far back a block goes: its only filter must be LZMA2, whose one property says it. */
function reachOf(header: Uint8Array): number | string {
  const flags = header[1] ?? 0;
  if ((flags & 3) !== 0) return "it is packed by a filter that is not known here";
  let at = 2;
  for (const flag of [0x40, 0x80]) {
    if ((flags & flag) === 0) continue;
    while ((header[at++] ?? 0) >= 0x80);
  }
  if (header[at] !== 0x21 || header[at + 1] !== 1) return "it is packed by a filter that is not known here";
  const bits = header[at + 2] ?? 0;
  const reach = (2 | (bits & 1)) * 2 ** ((bits >> 1) + 11);
  return reach > FURTHEST ? TOO_LARGE : Math.max(4096, reach);
}

/** LZMA2: pieces that are stored, or packed with a state that is kept, reset, or reset with new properties. */
function* blocks(cursor: Cursor, reach: number): Unpacking {
  const window = windowOf(reach);
  const lzma = newLzma(cursor, window);
  for (;;) {
    if (!has(cursor, 6)) { if (!has(cursor, 1) || cursor.bytes[cursor.at] !== 0) return CUT_SHORT; }
    const control = cursor.bytes[cursor.at] ?? 0;
    if (control === 0) break;
    const problem = control < 0x80 ? yield* storedPiece(cursor, window, control) : yield* packedPiece(lzma, control);
    if (problem !== undefined) return problem;
  }
  cursor.at++;
  yield window.rest();
  return undefined;
}

function* storedPiece(cursor: Cursor, window: Lzma["window"], control: number): Unpacking {
  if (control > 2) return DAMAGED;
  const size = (((cursor.bytes[cursor.at + 1] ?? 0) << 8) | (cursor.bytes[cursor.at + 2] ?? 0)) + 1;
  cursor.at += 3;
  for (let index = 0; index < size; index++) {
    if (!has(cursor, 1)) return CUT_SHORT;
    window.put(cursor.bytes[cursor.at++] ?? 0);
    if (window.full()) yield window.flush();
  }
  return undefined;
}

function* packedPiece(lzma: Lzma, control: number): Unpacking {
  const { cursor } = lzma;
  const { bytes, at } = cursor;
  const size = ((control & 0x1f) << 16) + ((bytes[at + 1] ?? 0) << 8) + (bytes[at + 2] ?? 0) + 1;
  const packed = ((bytes[at + 3] ?? 0) << 8) + (bytes[at + 4] ?? 0) + 1;
  const reset = (control >> 5) & 3;
  if (reset >= 2 && !setProperties(lzma, bytes[at + 5] ?? 255)) return DAMAGED;
  cursor.at += reset >= 2 ? 6 : 5;
  if (reset >= 1) resetState(lzma);
  const end = positionOf(cursor) + packed;
  startRange(lzma);
  const problem = yield* decode(lzma, size);
  goTo(cursor, end);
  return problem;
}

import { startsWith, u32At, u64, viewOf, type ByteSource } from "../source.ts";
import { utf8 } from "../text.ts";

/** One member as the central directory states it. */
export interface ZipEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Of its local header, in the source. */
  readonly offset: number;
  readonly symlink: boolean;
}

export interface Directory {
  readonly entries: readonly ZipEntry[];
  /** Bytes before the archive, as a self-extracting program has. */
  readonly before: number;
  /** The first byte behind the archive and its comment. */
  readonly end: number;
  /** Why there may be more than is listed. */
  readonly problem?: string;
}

const END = [0x50, 0x4b, 5, 6];
const CENTRAL = [0x50, 0x4b, 1, 2];
const MOST_ENTRIES = 100_000;
const LARGEST_DIRECTORY = 1 << 26;

/** The list of members at the end of a zip file; undefined where there is none. */
export function zipDirectory(source: ByteSource): Directory | undefined {
  const tailFrom = Math.max(0, source.size - 65_557);
  const tail = source.read(tailFrom, 65_557);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail[at] === 0x50 && startsWith(tail, END, at)) return readDirectory(source, tailFrom + at, tail.subarray(at));
  }
  return undefined;
}

/** The most bytes in which members are looked for that no list names. */
const SEARCHED = 1 << 26;
const MOST_UNLISTED = 100;

/** Members by the headers before their data, in bytes that the list does not speak of: what a program sees that reads from the front. */
export function unlistedEntries(source: ByteSource, start: number, end: number): readonly ZipEntry[] {
  const found: ZipEntry[] = [];
  for (let at = start; at + 30 <= Math.min(end, start + SEARCHED) && found.length < MOST_UNLISTED; ) {
    const header = source.read(at, 30);
    if (!startsWith(header, LOCAL)) {
      const next = nextLocal(source, at + 1, Math.min(end, start + SEARCHED));
      if (next === undefined) break;
      at = next;
      continue;
    }
    const view = viewOf(header);
    const [nameLength, extraLength, stated] = [view.getUint16(26, true), view.getUint16(28, true), u32At(header, 18)];
    const dataAt = at + 30 + nameLength + extraLength;
    const packedSize = stated === 0 || stated === 0xffffffff ? Math.max(0, (nextLocal(source, dataAt, end) ?? end) - dataAt) : Math.min(stated, end - dataAt);
    found.push({ name: utf8(source.read(at + 30, nameLength)), flags: 0, method: view.getUint16(8, true), crc: u32At(header, 14), packedSize, size: Math.max(u32At(header, 22), packedSize), offset: at, symlink: false });
    at = dataAt + Math.max(1, packedSize);
  }
  return found;
}

const LOCAL = [0x50, 0x4b, 3, 4];
const PIECE = 1 << 16;

function nextLocal(source: ByteSource, from: number, end: number): number | undefined {
  for (let at = from; at < end; at += PIECE) {
    const piece = source.read(at, Math.min(PIECE + 3, end - at));
    for (let index = piece.indexOf(0x50); index >= 0; index = piece.indexOf(0x50, index + 1)) if (startsWith(piece, LOCAL, index)) return at + index;
  }
  return undefined;
}

function readDirectory(source: ByteSource, endAt: number, end: Uint8Array): Directory {
  const wide = wideEnd(source, endAt);
  const size = wide?.size ?? u32At(end, 12);
  const offset = wide?.offset ?? u32At(end, 16);
  // Where bytes stand before the archive, the directory is found by its own length from behind.
  const endOfDirectory = wide?.at ?? endAt;
  const fromBehind = Math.max(0, endOfDirectory - size);
  const start = startsWith(source.read(offset, 4), CENTRAL) ? offset : fromBehind;
  if (start !== fromBehind && startsWith(source.read(fromBehind, 4), CENTRAL)) {
    return { entries: [], before: 0, end: source.size, problem: "it has two lists of members, and which one is taken depends on the program" };
  }
  if (size > LARGEST_DIRECTORY) return { entries: [], before: 0, end: source.size, problem: "its list of members is larger than any model's" };
  const before = Math.max(0, start - offset);
  const bytes = source.read(start, Math.min(size, endOfDirectory - start));
  const entries = readEntries(bytes, before);
  const stated = (end[10] ?? 0) | ((end[11] ?? 0) << 8);
  const complete = wide !== undefined || (entries.length & 0xffff) === stated;
  const after = endAt + 22 + ((end[20] ?? 0) | ((end[21] ?? 0) << 8));
  return { entries, before, end: after, ...(complete ? {} : { problem: `its directory lists ${entries.length} members but states ${stated}` }) };
}

function readEntries(bytes: Uint8Array, before: number): readonly ZipEntry[] {
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + 46 <= bytes.length && startsWith(bytes, CENTRAL, at) && entries.length < MOST_ENTRIES) {
    const [nameLength, extraLength, commentLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const [size, packedSize, offset] = wideFields(extra, [u32At(bytes, at + 24), u32At(bytes, at + 20), u32At(bytes, at + 42)]);
    entries.push({
      name: utf8(bytes.subarray(at + 46, at + 46 + nameLength)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: u32At(bytes, at + 16),
      packedSize: packedSize ?? 0,
      size: size ?? 0,
      offset: before + (offset ?? 0),
      symlink: ((u32At(bytes, at + 38) >>> 28) & 15) === 10,
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** Sizes that do not fit 32 bits stand in an extra field, in this order, and only those. */
function wideFields(extra: Uint8Array, narrow: readonly number[]): readonly number[] {
  const view = viewOf(extra);
  let at = 0;
  while (at + 4 <= extra.length && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true);
  at += 4;
  return narrow.map((value) => {
    if (value !== 0xffffffff || at + 8 > extra.length) return value;
    at += 8;
    return u64(view, at - 8);
  });
}

function wideEnd(source: ByteSource, endAt: number): { readonly at: number; readonly size: number; readonly offset: number } | undefined {
  const locator = endAt >= 20 ? source.read(endAt - 20, 20) : new Uint8Array(0);
  if (!startsWith(locator, [0x50, 0x4b, 6, 7])) return undefined;
  const at = u64(viewOf(locator), 8);
  const end = source.read(at, 56);
  if (end.length < 56 || !startsWith(end, [0x50, 0x4b, 6, 6])) return undefined;
  return { at, size: u64(viewOf(end), 40), offset: u64(viewOf(end), 48) };
}

import { has } from "../cursor.ts";
import { startsWith, type ByteSource } from "../source.ts";
import { bitsOf, toByte, type Bits } from "./bits.ts";
import { bzip2 } from "./bzip2.ts";
import { inflateBits } from "./inflate.ts";
import { lz4 } from "./lz4.ts";
import type { Unpacking } from "./unpacking.ts";
import { lzmaAlone, xz } from "./xz.ts";

export interface Packing {
  readonly name: string;
  matches(head: Uint8Array): boolean;
  /** Absent where the packing is only recognised. */
  readonly unpack?: (source: ByteSource) => Unpacking;
  /** How many times slower than the others it is. */
  readonly cost?: number;
}

/** Ways in which a whole file is packed, by its first bytes. */
export const packings: readonly Packing[] = [
  { name: "zlib", matches: (head) => head[0] === 0x78 && ((0x78 << 8) | (head[1] ?? 0)) % 31 === 0, unpack: zlib },
  { name: "gzip", matches: (head) => startsWith(head, [0x1f, 0x8b, 8]), unpack: gzip },
  { name: "lz4", matches: (head) => startsWith(head, [0x04, 0x22, 0x4d, 0x18]), unpack: lz4 },
  { name: "bzip2", matches: (head) => startsWith(head, "BZh"), unpack: bzip2, cost: 10 },
  { name: "xz", matches: (head) => startsWith(head, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), unpack: xz, cost: 5 },
  { name: "lzma", matches: (head) => startsWith(head, [0x5d, 0, 0]) && head[4] === 0, unpack: lzmaAlone, cost: 5 },
  { name: "zstd", matches: (head) => startsWith(head, [0x28, 0xb5, 0x2f, 0xfd]) },
  { name: "joblib's old zlib", matches: (head) => startsWith(head, "ZF0x") },
];

function* zlib(source: ByteSource): Unpacking {
  return yield* inflateBits(bitsOf(source, 2));
}

/** Several gzip members one behind the other unpack to one stream. */
function* gzip(source: ByteSource): Unpacking {
  const bits = bitsOf(source, 0);
  while (has(bits.cursor, 10) && startsWith(bits.cursor.bytes, [0x1f, 0x8b, 8], bits.cursor.at)) {
    if (!skipHeader(bits)) return "the packed data is cut short";
    const problem = yield* inflateBits(bits);
    if (problem !== undefined) return problem;
    toByte(bits);
    if (!has(bits.cursor, 8)) return "the packed data is cut short";
    bits.cursor.at += 8;
  }
  return undefined;
}

/** RFC 1952: the flags say which of extra field, name, comment and checksum follow. */
function skipHeader({ cursor }: Bits): boolean {
  const flags = cursor.bytes[cursor.at + 3] ?? 0;
  cursor.at += 10;
  if ((flags & 4) !== 0) {
    if (!has(cursor, 2)) return false;
    const length = 2 + (cursor.bytes[cursor.at] ?? 0) + ((cursor.bytes[cursor.at + 1] ?? 0) << 8);
    if (!has(cursor, length)) return false;
    cursor.at += length;
  }
  for (const flag of [8, 16]) {
    if ((flags & flag) !== 0 && !skipText({ cursor })) return false;
  }
  if ((flags & 2) === 0) return true;
  cursor.at += 2;
  return has(cursor, 0);
}

function skipText({ cursor }: Pick<Bits, "cursor">): boolean {
  while (has(cursor, 1)) if (cursor.bytes[cursor.at++] === 0) return true;
  return false;
}

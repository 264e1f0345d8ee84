import { has } from "../cursor.ts";
import type { ByteSource } from "../source.ts";
import { bitsOf, overran, take, toByte, type Bits } from "./bits.ts";
import { huffman, symbol, type Huffman } from "./huffman.ts";
import { windowOf, type Unpacking, type Window } from "./unpacking.ts";

/** Deflate (RFC 1951), one piece at a time, so that memory does not depend on what a stream unpacks to. */
export function* inflate(source: ByteSource, start = 0): Unpacking {
  return yield* inflateBits(bitsOf(source, start));
}

export function* inflateBits(bits: Bits): Unpacking {
  const window = windowOf(1 << 15);
  for (;;) {
    const last = take(bits, 1);
    const problem = yield* block(bits, window, take(bits, 2));
    if (problem !== undefined || overran(bits)) {
      yield window.rest();
      return problem ?? "the packed data is cut short";
    }
    if (last === 1) break;
  }
  yield window.rest();
  return undefined;
}

function* block(bits: Bits, window: Window, kind: number): Unpacking {
  if (kind === 0) return yield* stored(bits, window);
  const codes = kind === 1 ? FIXED : kind === 2 ? dynamicCodes(bits) : undefined;
  return codes === undefined ? "the packed data is damaged" : yield* compressed(bits, window, codes);
}

function* stored(bits: Bits, window: Window): Unpacking {
  toByte(bits);
  const { cursor } = bits;
  if (!has(cursor, 4)) return "the packed data is cut short";
  let left = (cursor.bytes[cursor.at] ?? 0) | ((cursor.bytes[cursor.at + 1] ?? 0) << 8);
  cursor.at += 4;
  while (left-- > 0) {
    if (!has(cursor, 1)) return "the packed data is cut short";
    window.put(cursor.bytes[cursor.at++] ?? 0);
    if (window.full()) yield window.flush();
  }
  return undefined;
}

interface Codes {
  readonly literals: Huffman;
  readonly distances: Huffman;
}

function* compressed(bits: Bits, window: Window, { literals, distances }: Codes): Unpacking {
  while (!overran(bits)) {
    const value = symbol(bits, literals);
    if (value === 256) return undefined;
    if (value < 0 || value > 285) return "the packed data is damaged";
    if (value < 256) window.put(value);
    else if (!repeat(bits, window, value - 257, distances)) return "the packed data is damaged";
    if (window.full()) yield window.flush();
  }
  return "the packed data is cut short";
}

function repeat(bits: Bits, window: Window, lengthCode: number, distances: Huffman): boolean {
  const length = (LENGTH_BASE[lengthCode] ?? 0) + take(bits, LENGTH_EXTRA[lengthCode] ?? 0);
  const code = symbol(bits, distances);
  if (code < 0 || code > 29) return false;
  const distance = (DISTANCE_BASE[code] ?? 0) + take(bits, DISTANCE_EXTRA[code] ?? 0);
  return window.copy(distance, length);
}

const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
/** Codes 16, 17 and 18 repeat a length: how many bits say how often, and at least how often. */
const REPEATS: Readonly<Record<number, readonly [bits: number, least: number]>> = { 16: [2, 3], 17: [3, 3], 18: [7, 11] };

function dynamicCodes(bits: Bits): Codes | undefined {
  const literals = take(bits, 5) + 257;
  const total = literals + take(bits, 5) + 1;
  const own = new Uint8Array(19);
  const count = take(bits, 4) + 4;
  for (let index = 0; index < count; index++) own[ORDER[index] ?? 0] = take(bits, 3);
  const lengthCodes = huffman(own);
  if (lengthCodes === undefined) return undefined;
  const lengths = new Uint8Array(total);
  let at = 0;
  while (at < total) {
    const value = symbol(bits, lengthCodes);
    if (value < 0 || overran(bits)) return undefined;
    const [extra, least] = REPEATS[value] ?? [0, 1];
    const times = least + take(bits, extra);
    if (at + times > total) return undefined;
    lengths.fill(value < 16 ? value : value === 16 ? (lengths[at - 1] ?? 0) : 0, at, at + times);
    at += times;
  }
  const both = [huffman(lengths.subarray(0, literals)), huffman(lengths.subarray(literals))] as const;
  return both[0] && both[1] ? { literals: both[0], distances: both[1] } : undefined;
}

const LENGTH_EXTRA = Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]);
const LENGTH_BASE = Uint16Array.from([3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]);
const DISTANCE_EXTRA = Uint8Array.from({ length: 30 }, (_, code) => Math.max(0, (code >> 1) - 1));
const DISTANCE_BASE = Uint16Array.from({ length: 30 }, (_, code) => (code < 2 ? code + 1 : ((2 + (code & 1)) << ((code >> 1) - 1)) + 1));

const FIXED: Codes = {
  literals: fixed(Uint8Array.from({ length: 288 }, (_, value) => (value < 144 ? 8 : value < 256 ? 9 : value < 280 ? 7 : 8))),
  distances: fixed(new Uint8Array(30).fill(5)),
};

function fixed(lengths: Uint8Array): Huffman {
  const codes = huffman(lengths);
  if (codes === undefined) throw new Error("the fixed codes of deflate are wrong");
  return codes;
}

import { cursorOf, goTo, has, positionOf, type Cursor } from "../cursor.ts";
import type { ByteSource } from "../source.ts";
import type { Unpacking } from "./unpacking.ts";

const CUT_SHORT = "the packed data is cut short";
const DAMAGED = "the packed data is damaged";

/** Bits of bzip2 come highest first. */
interface Bits {
  readonly cursor: Cursor;
  held: number;
  count: number;
  ended: boolean;
}

/** Makes at least `count` (at most 24) bits ready as the lowest ones of `held`. Behind the end of the source come zeros. */
function fill(bits: Bits, count: number): void {
  const { cursor } = bits;
  while (bits.count < count) {
    const isThere = cursor.at < cursor.bytes.length || has(cursor, 1);
    bits.ended ||= !isThere;
    bits.held = (bits.held << 8) | (isThere ? (cursor.bytes[cursor.at++] ?? 0) : 0);
    bits.count += 8;
  }
}

function take(bits: Bits, count: number): number {
  if (count > 24) return take(bits, count - 24) * 2 ** 24 + take(bits, 24);
  fill(bits, count);
  bits.count -= count;
  return (bits.held >>> bits.count) & ((1 << count) - 1);
}

const BLOCK = 0x314159265359;
const END = 0x177245385090;

/** bzip2: blocks that are sorted by Burrows and Wheeler's transform, several streams one behind the other. Checksums are stepped over. */
export function* bzip2(source: ByteSource): Unpacking {
  const bits: Bits = { cursor: cursorOf(source), held: 0, count: 0, ended: false };
  while (has(bits.cursor, 4)) {
    if (take(bits, 24) !== 0x425a68) return undefined;
    const largest = (take(bits, 8) - 0x30) * 100_000;
    if (largest < 100_000 || largest > 900_000) return DAMAGED;
    let mark = take(bits, 48);
    for (; mark === BLOCK; mark = take(bits, 48)) {
      const block = readBlock(bits, largest);
      if (block === undefined) return bits.ended ? CUT_SHORT : DAMAGED;
      yield* repeats(block);
    }
    if (bits.ended && mark !== END) return CUT_SHORT;
    if (mark !== END) return DAMAGED;
    take(bits, 32);
    // The next stream begins at a whole byte; bytes that were read ahead are given back.
    goTo(bits.cursor, positionOf(bits.cursor) - (bits.count >> 3));
    bits.count = 0;
  }
  return undefined;
}

interface Block {
  readonly bytes: Uint8Array;
  readonly next: Uint32Array;
  readonly first: number;
}

function readBlock(bits: Bits, largest: number): Block | undefined {
  take(bits, 33);
  const origin = take(bits, 24);
  const alphabet = readAlphabet(bits);
  const groups = take(bits, 3);
  const selectors = readSelectors(bits, groups);
  if (alphabet.length === 0 || groups < 2 || groups > 6 || selectors === undefined) return undefined;
  const trees = Array.from({ length: groups }, () => readTree(bits, alphabet.length + 2));
  const bytes = readSymbols(bits, largest, alphabet, selectors, trees);
  return bytes === undefined || origin >= bytes.length || bits.ended ? undefined : sorted(bytes, origin);
}

function readAlphabet(bits: Bits): Uint8Array {
  const used = take(bits, 16);
  const alphabet: number[] = [];
  for (let range = 0; range < 16; range++) {
    if (((used >> (15 - range)) & 1) === 0) continue;
    const members = take(bits, 16);
    for (let member = 0; member < 16; member++) if (((members >> (15 - member)) & 1) === 1) alphabet.push(range * 16 + member);
  }
  return Uint8Array.from(alphabet);
}

/** Which tree each fifty symbols are coded by, as places in a list whose used entry moves to the front. */
function readSelectors(bits: Bits, groups: number): Uint8Array | undefined {
  const recent = [0, 1, 2, 3, 4, 5];
  const selectors = new Uint8Array(take(bits, 15));
  for (let index = 0; index < selectors.length; index++) {
    let place = 0;
    while (take(bits, 1) === 1) if (++place >= groups || bits.ended) return undefined;
    const [group = 0] = recent.splice(place, 1);
    recent.unshift(group);
    selectors[index] = group;
  }
  return selectors;
}

interface Tree {
  /** For each length of code: the first code after those of this length, and how to get from a code to its symbol. */
  readonly limits: Float64Array;
  readonly offsets: Int32Array;
  readonly symbols: readonly number[];
  /** Short codes by their next bits: the symbol, and in the lowest five bits the length. */
  readonly short: Uint16Array;
}

const SHORT = 10;

function readTree(bits: Bits, size: number): Tree {
  const lengths = new Uint8Array(size);
  let length = take(bits, 5);
  for (let symbol = 0; symbol < size; symbol++) {
    while (take(bits, 1) === 1 && !bits.ended) length += take(bits, 1) === 0 ? 1 : -1;
    lengths[symbol] = Math.min(20, Math.max(1, length));
  }
  const symbols = [...lengths.keys()].sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b);
  const [limits, offsets] = [new Float64Array(22), new Int32Array(22)];
  let [code, seen] = [0, 0];
  for (let bitsLong = 1; bitsLong <= 20; bitsLong++) {
    const count = lengths.reduce((sum, own) => sum + (own === bitsLong ? 1 : 0), 0);
    offsets[bitsLong] = seen - code;
    code += count;
    seen += count;
    limits[bitsLong] = code;
    code *= 2;
  }
  return { limits, offsets, symbols, short: shortCodes(lengths, symbols) };
}

function shortCodes(lengths: Uint8Array, symbols: readonly number[]): Uint16Array {
  const short = new Uint16Array(1 << SHORT);
  let at = 0;
  for (const symbol of symbols) {
    const length = lengths[symbol] ?? 0;
    if (length > SHORT || at >= short.length) break;
    const end = at + (1 << (SHORT - length));
    short.fill((symbol << 5) | length, at, end);
    at = end;
  }
  return short;
}

function readSymbol(bits: Bits, { limits, offsets, symbols, short }: Tree): number {
  fill(bits, SHORT);
  const found = short[(bits.held >>> (bits.count - SHORT)) & (short.length - 1)] ?? 0;
  if (found !== 0) {
    bits.count -= found & 31;
    return found >> 5;
  }
  let code = 0;
  for (let length = 1; length <= 20; length++) {
    code = code * 2 + take(bits, 1);
    if (code < (limits[length] ?? 0)) return symbols[code + (offsets[length] ?? 0)] ?? -1;
  }
  return -1;
}

/** Symbols 0 and 1 are digits of how often the last byte repeats; the others move a byte to the front of the alphabet. */
function readSymbols(bits: Bits, largest: number, alphabet: Uint8Array, selectors: Uint8Array, trees: readonly Tree[]): Uint8Array | undefined {
  const bytes = new Uint8Array(largest);
  let [at, run, digit] = [0, 0, 1];
  for (let index = 0; ; index++) {
    const tree = trees[selectors[Math.floor(index / 50)] ?? 9];
    const symbol = tree === undefined ? -1 : readSymbol(bits, tree);
    if (symbol < 0 || symbol > alphabet.length + 1 || bits.ended) return undefined;
    if (symbol < 2) {
      run += digit << symbol;
      digit *= 2;
      if (run > largest) return undefined;
      continue;
    }
    if (at + run >= largest && symbol <= alphabet.length) return undefined;
    bytes.fill(alphabet[0] ?? 0, at, at + run);
    at += run;
    [run, digit] = [0, 1];
    if (symbol > alphabet.length) return at > largest ? undefined : bytes.subarray(0, at);
    const byte = alphabet[symbol - 1] ?? 0;
    for (let place = symbol - 1; place > 0; place--) alphabet[place] = alphabet[place - 1] ?? 0;
    alphabet[0] = byte;
    bytes[at++] = byte;
  }
}

/** Undoes the transform: each byte's successor is the byte that stands at its rank. */
function sorted(bytes: Uint8Array, origin: number): Block {
  const starts = new Uint32Array(257);
  for (const byte of bytes) starts[byte + 1] = (starts[byte + 1] ?? 0) + 1;
  for (let byte = 0; byte < 256; byte++) starts[byte + 1] = (starts[byte + 1] ?? 0) + (starts[byte] ?? 0);
  const next = new Uint32Array(bytes.length);
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    const rank = starts[byte] ?? 0;
    next[rank] = index;
    starts[byte] = rank + 1;
  }
  return { bytes, next, first: next[origin] ?? 0 };
}

/** After four equal bytes comes how many more there are. */
function* repeats({ bytes, next, first }: Block): Generator<Uint8Array, void> {
  const piece = new Uint8Array(1 << 17);
  let [at, from, last, equal] = [0, first, -1, 0];
  for (let left = bytes.length; left > 0; left--) {
    const byte = bytes[from] ?? 0;
    from = next[from] ?? 0;
    if (equal === 4) {
      piece.fill(last, at, at + byte);
      at += byte;
      equal = 0;
      last = -1;
    } else {
      piece[at++] = byte;
      equal = byte === last ? equal + 1 : 1;
      last = byte;
    }
    if (at > piece.length - 300) { yield piece.slice(0, at); at = 0; }
  }
  yield piece.slice(0, at);
}

import { has, type Cursor } from "../cursor.ts";
import { huge, type Unpacking, type Window } from "./unpacking.ts";

export const CUT_SHORT = "the packed data is cut short";
export const DAMAGED = "the packed data is damaged";

/** A range coder with adaptive probabilities (Igor Pavlov's LZMA). Fields change for speed. */
export interface Lzma {
  readonly cursor: Cursor;
  readonly window: Window;
  readonly probabilities: Uint16Array;
  readonly distances: [number, number, number, number];
  /** How many bits of the last byte, of the place, and of the place for literals choose a context. */
  literalContext: number;
  literalPlace: number;
  place: number;
  range: number;
  code: number;
  state: number;
  ended: boolean;
}

/** Where each group of probabilities begins. */
const AT = { isMatch: 0, isRepeat: 192, isRepeat0: 204, isRepeat1: 216, isRepeat2: 228, isRepeat0Long: 240, slot: 432, special: 688, align: 816, length: 832, repeatLength: 1346, literal: 1860 };

export function newLzma(cursor: Cursor, window: Window): Lzma {
  const probabilities = new Uint16Array(AT.literal + (0x300 << 12));
  return { cursor, window, probabilities, distances: [0, 0, 0, 0], literalContext: 0, literalPlace: 0, place: 0, range: 0, code: 0, state: 0, ended: false };
}

/** The byte that states the three numbers of bits; false where it is none. */
export function setProperties(lzma: Lzma, byte: number): boolean {
  if (byte >= 225) return false;
  lzma.literalContext = byte % 9;
  lzma.literalPlace = Math.floor(byte / 9) % 5;
  lzma.place = Math.floor(byte / 45);
  return lzma.literalContext + lzma.literalPlace <= 12;
}

export function resetState(lzma: Lzma): void {
  lzma.probabilities.fill(1024);
  lzma.distances.fill(0);
  lzma.state = 0;
}

export function startRange(lzma: Lzma): void {
  lzma.range = 0xffffffff;
  lzma.code = 0;
  for (let index = 0; index < 5; index++) lzma.code = ((lzma.code << 8) | byteOf(lzma)) >>> 0;
}

function byteOf(lzma: Lzma): number {
  if (has(lzma.cursor, 1)) return lzma.cursor.bytes[lzma.cursor.at++] ?? 0;
  lzma.ended = true;
  return 0;
}

function normalize(lzma: Lzma): void {
  if (lzma.range >= 0x1000000) return;
  lzma.range = (lzma.range << 8) >>> 0;
  lzma.code = ((lzma.code << 8) | byteOf(lzma)) >>> 0;
}

function bit(lzma: Lzma, at: number): number {
  const probability = lzma.probabilities[at] ?? 0;
  const bound = (lzma.range >>> 11) * probability;
  const isOne = lzma.code >= bound;
  if (isOne) {
    lzma.range -= bound;
    lzma.code -= bound;
    lzma.probabilities[at] = probability - (probability >> 5);
  } else {
    lzma.range = bound;
    lzma.probabilities[at] = probability + ((2048 - probability) >> 5);
  }
  normalize(lzma);
  return isOne ? 1 : 0;
}

function direct(lzma: Lzma, count: number): number {
  let value = 0;
  for (let index = 0; index < count; index++) {
    lzma.range >>>= 1;
    const isOne = lzma.code >= lzma.range;
    if (isOne) lzma.code -= lzma.range;
    value = value * 2 + (isOne ? 1 : 0);
    normalize(lzma);
  }
  return value;
}

function tree(lzma: Lzma, at: number, count: number): number {
  let node = 1;
  for (let index = 0; index < count; index++) node = (node << 1) | bit(lzma, at + node);
  return node - (1 << count);
}

function reversedTree(lzma: Lzma, at: number, count: number): number {
  let [node, value] = [1, 0];
  for (let index = 0; index < count; index++) {
    const one = bit(lzma, at + node);
    node = (node << 1) | one;
    value |= one << index;
  }
  return value;
}

/** Unpacks up to `size` bytes; without a size up to the mark that ends the data. */
export function* decode(lzma: Lzma, size: number | undefined): Unpacking {
  const { window } = lzma;
  const end = size === undefined ? huge : window.total() + size;
  while (window.total() < end) {
    if (lzma.ended) return CUT_SHORT;
    const place = window.total() & ((1 << lzma.place) - 1);
    if (bit(lzma, AT.isMatch + (lzma.state << 4) + place) === 0) literal(lzma);
    else {
      const length = bit(lzma, AT.isRepeat + lzma.state) === 0 ? match(lzma, place) : repeated(lzma, place);
      if (length === END_MARK) return size === undefined ? undefined : DAMAGED;
      if (!window.copy(lzma.distances[0] + 1, Math.min(length, end - window.total()))) return DAMAGED;
    }
    if (window.full()) yield window.flush();
  }
  return lzma.ended ? CUT_SHORT : undefined;
}

const END_MARK = -1;

function literal(lzma: Lzma): void {
  const { window, state } = lzma;
  const context = ((window.total() & ((1 << lzma.literalPlace) - 1)) << lzma.literalContext) + (window.back(1) >> (8 - lzma.literalContext));
  const at = AT.literal + 0x300 * context;
  let node = 1;
  if (state >= 7) {
    let matched = window.back(lzma.distances[0] + 1);
    while (node < 0x100) {
      const expected = (matched >> 7) & 1;
      matched <<= 1;
      const one = bit(lzma, at + ((1 + expected) << 8) + node);
      node = (node << 1) | one;
      if (one !== expected) break;
    }
  }
  while (node < 0x100) node = (node << 1) | bit(lzma, at + node);
  window.put(node & 0xff);
  lzma.state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
}

function match(lzma: Lzma, place: number): number {
  const { distances } = lzma;
  [distances[1], distances[2], distances[3]] = [distances[0], distances[1], distances[2]];
  const length = lengthOf(lzma, AT.length, place);
  lzma.state = lzma.state < 7 ? 7 : 10;
  const slot = tree(lzma, AT.slot + (Math.min(length - 2, 3) << 6), 6);
  distances[0] = slot < 4 ? slot : farDistance(lzma, slot);
  return distances[0] === 0xffffffff ? END_MARK : length;
}

function farDistance(lzma: Lzma, slot: number): number {
  const extra = (slot >> 1) - 1;
  const base = (2 | (slot & 1)) * 2 ** extra;
  if (slot < 14) return base + reversedTree(lzma, AT.special + base - slot, extra);
  return base + direct(lzma, extra - 4) * 16 + reversedTree(lzma, AT.align, 4);
}

/** One of the last four distances again, which then moves to the front. */
function repeated(lzma: Lzma, place: number): number {
  const { distances, state } = lzma;
  if (bit(lzma, AT.isRepeat0 + state) === 0) {
    if (bit(lzma, AT.isRepeat0Long + (state << 4) + place) === 0) {
      lzma.state = state < 7 ? 9 : 11;
      return 1;
    }
  } else {
    const which = bit(lzma, AT.isRepeat1 + state) === 0 ? 1 : 2 + bit(lzma, AT.isRepeat2 + state);
    const chosen = distances[which] ?? 0;
    for (let index = which; index > 0; index--) distances[index] = distances[index - 1] ?? 0;
    distances[0] = chosen;
  }
  const length = lengthOf(lzma, AT.repeatLength, place);
  lzma.state = state < 7 ? 8 : 11;
  return length;
}

function lengthOf(lzma: Lzma, at: number, place: number): number {
  if (bit(lzma, at) === 0) return 2 + tree(lzma, at + 2 + (place << 3), 3);
  if (bit(lzma, at + 1) === 0) return 10 + tree(lzma, at + 130 + (place << 3), 3);
  return 18 + tree(lzma, at + 258, 8);
}

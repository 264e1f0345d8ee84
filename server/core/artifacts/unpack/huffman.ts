import { fill, type Bits } from "./bits.ts";

/** A lookup by the next `length` bits: symbol in the upper bits, length of its code in the lower four. */
export interface Huffman {
  readonly table: Uint16Array;
  readonly length: number;
}

/** From the lengths of the codes. Undefined where the lengths claim more codes than there are. */
export function huffman(lengths: Uint8Array): Huffman | undefined {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const longest = counts.findLastIndex((count) => count > 0);
  const next = new Uint16Array(16);
  let code = 0;
  for (let length = 1; length <= 15; length++) {
    code = (code + (counts[length - 1] ?? 0)) << 1;
    next[length] = code;
    if (code + (counts[length] ?? 0) > 1 << length) return undefined;
  }
  const length = Math.max(1, longest);
  const table = new Uint16Array(1 << length);
  lengths.forEach((own, symbol) => {
    if (own === 0) return;
    const reversed = reverse(next[own] ?? 0, own);
    next[own] = (next[own] ?? 0) + 1;
    for (let at = reversed; at < table.length; at += 1 << own) table[at] = (symbol << 4) | own;
  });
  return { table, length };
}

/** The next symbol, or -1 where the bits are no code. */
export function symbol(bits: Bits, { table, length }: Huffman): number {
  fill(bits, length);
  const found = table[bits.held & ((1 << length) - 1)] ?? 0;
  const own = found & 15;
  if (own === 0) return -1;
  bits.held >>>= own;
  bits.count -= own;
  return found >> 4;
}

function reverse(code: number, length: number): number {
  let reversed = 0;
  for (let bit = 0; bit < length; bit++) reversed |= ((code >> bit) & 1) << (length - 1 - bit);
  return reversed;
}

import { utf8 } from "../text/utf8.ts";

/** One field of a protocol-buffers message that lies whole in memory. */
export interface WireField {
  readonly number: number;
  /** A number's value: of varints, floats and doubles as their wire type has them. */
  readonly value: number;
  /** A payload; empty for numbers. */
  readonly bytes: Uint8Array;
}

const NOTHING = new Uint8Array(0);
const SCRATCH = new Uint8Array(8);
const AS_DOUBLE = new Float64Array(SCRATCH.buffer);
const AS_FLOAT = new Float32Array(SCRATCH.buffer);

/** Where the varint ended that was read last. A variable of the module, since event files hold millions of them. */
let end = 0;

/** Calls back for each field in turn. Returns whether the message could be read to its end. */
export function eachField(message: Uint8Array, visit: (field: WireField) => void): boolean {
  let at = 0;
  while (at < message.length) {
    const tag = varint(message, at);
    at = end;
    const wire = tag % 8;
    const number = (tag - wire) / 8;
    if (wire === 0) {
      const value = varint(message, at);
      if (Number.isNaN(value)) return false;
      at = end;
      visit({ number, value, bytes: NOTHING });
    } else if (wire === 2) {
      const length = varint(message, at);
      const start = end;
      if (!(start + length <= message.length)) return false;
      at = start + length;
      visit({ number, value: 0, bytes: message.subarray(start, at) });
    } else {
      const size = wire === 1 ? 8 : wire === 5 ? 4 : NaN;
      if (!(at + size <= message.length)) return false;
      for (let byte = 0; byte < size; byte += 1) SCRATCH[byte] = message[at + byte] ?? 0;
      at += size;
      visit({ number, value: (wire === 1 ? AS_DOUBLE[0] : AS_FLOAT[0]) ?? NaN, bytes: NOTHING });
    }
  }
  return true;
}

/** Bytes from which on a number is beyond what doubles hold exactly. Negative ones always are: they stand as if they had 64 bits without a sign. */
const LONG = 8;

function varint(message: Uint8Array, start: number): number {
  let value = 0;
  let scale = 1;
  for (let at = start; at < message.length; at += 1) {
    const byte = message[at] ?? 0;
    value += (byte & 0x7f) * scale;
    scale *= 128;
    if (byte >= 0x80) continue;
    end = at + 1;
    return end - start < LONG ? value : longVarint(message.subarray(start, end));
  }
  return NaN;
}

function longVarint(bytes: Uint8Array): number {
  let value = 0n;
  bytes.forEach((byte, index) => (value |= BigInt(byte & 0x7f) << BigInt(7 * index)));
  return Number(BigInt.asIntN(64, value));
}

/** The payloads of one field, such as the entries of a list. */
export function payloads(message: Uint8Array, number: number): readonly Uint8Array[] {
  const found: Uint8Array[] = [];
  eachField(message, (field) => field.number === number && found.push(field.bytes));
  return found;
}

export function textAt(message: Uint8Array, number: number): string | undefined {
  const payload = payloads(message, number).at(-1);
  return payload && utf8(payload);
}

export function numberAt(message: Uint8Array, number: number): number | undefined {
  let value: number | undefined;
  eachField(message, (field) => {
    if (field.number === number) value = field.value;
  });
  return value;
}

/** Texts that come again and again, such as names of metrics: the bytes are compared, and decoded once. */
export function repeatedTexts(): (bytes: Uint8Array) => string {
  const known = new Map<number, { readonly bytes: Uint8Array; readonly text: string }>();
  return (bytes) => {
    let hash = bytes.length;
    for (const byte of bytes) hash = (Math.imul(hash, 31) + byte) | 0;
    const hit = known.get(hash);
    if (hit && isSame(hit.bytes, bytes)) return hit.text;
    const text = utf8(bytes);
    known.set(hash, { bytes: bytes.slice(), text });
    return text;
  };
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

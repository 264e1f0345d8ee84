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

/** Calls back for each field in turn. Returns whether the message could be read to its end. */
export function eachField(message: Uint8Array, visit: (field: WireField) => void): boolean {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  let at = 0;

  function varint(): number {
    const start = at;
    let value = 0;
    for (let scale = 1; at < message.length; scale *= 128) {
      const byte = message[at++] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return at - start < LONG ? value : longVarint(message.subarray(start, at));
    }
    return NaN;
  }

  while (at < message.length) {
    const tag = varint();
    const number = Math.floor(tag / 8);
    const size = SIZES[tag % 8]?.(varint);
    if (size === undefined || Number.isNaN(size.value) || !(at + size.length <= message.length)) return false;
    const start = at;
    at += size.length;
    visit({ number, value: fixed(view, start, tag % 8) ?? size.value, bytes: tag % 8 === 2 ? message.subarray(start, at) : NOTHING });
  }
  return true;
}

/** How much lies behind the tag of each wire type. */
const SIZES: Readonly<Record<number, (varint: () => number) => { readonly length: number; readonly value: number }>> = {
  0: (varint) => ({ length: 0, value: varint() }),
  1: () => ({ length: 8, value: 0 }),
  2: (varint) => ({ length: varint(), value: 0 }),
  5: () => ({ length: 4, value: 0 }),
};

function fixed(view: DataView, at: number, wire: number): number | undefined {
  if (wire === 1) return view.getFloat64(at, true);
  return wire === 5 ? view.getFloat32(at, true) : undefined;
}

/** Bytes from which on a number is beyond what doubles hold exactly. Negative ones always are: they stand as if they had 64 bits without a sign. */
const LONG = 8;

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

/** Messages of protocol buffers, made by hand: each part is one field. */
export const message = (...fields: readonly Uint8Array[]): Uint8Array => joined(fields);

export const bytesField = (number: number, content: Uint8Array | string): Uint8Array => {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return joined([varint(number * 8 + 2), varint(bytes.length), bytes]);
};

export const varintField = (number: number, value: number): Uint8Array => joined([varint(number * 8), varint(value)]);

export function doubleField(number: number, value: number): Uint8Array {
  return joined([varint(number * 8 + 1), new Uint8Array(Float64Array.of(value).buffer)]);
}

export function floatField(number: number, value: number): Uint8Array {
  return joined([varint(number * 8 + 5), new Uint8Array(Float32Array.of(value).buffer)]);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** Negative numbers take ten bytes. */
function varint(value: number): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  return Uint8Array.of(...bytes, Number(rest));
}

/** Bytes that can be read at any place, of a file or of a part of one. Never holds more than what was asked for. */
export interface ByteSource {
  /** Of the whole source. An unpacked stream does not know and says Infinity. */
  readonly size: number;
  /** At most `length` bytes; fewer only where the source ends. */
  read(offset: number, length: number): Uint8Array;
}

export const bytesSource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (offset, length) => bytes.subarray(offset, offset + length),
});

/** A part of a source. It ends where the source ends, whatever length was asked for. */
export function partOf(source: ByteSource, start: number, length = Infinity): ByteSource {
  const size = Math.max(0, Math.min(length, source.size - start));
  return { size, read: (offset, count) => source.read(start + offset, Math.max(0, Math.min(count, size - offset))) };
}

/** A few bytes of one's own, and behind them a source. */
export const joined = (head: Uint8Array, rest: ByteSource): ByteSource => ({
  size: head.length + rest.size,
  read(offset, length) {
    const own = head.subarray(offset, offset + length);
    if (own.length === 0) return rest.read(offset - head.length, length);
    const more = rest.read(0, length - own.length);
    const both = new Uint8Array(own.length + more.length);
    both.set(own);
    both.set(more, own.length);
    return both;
  },
});

/** Everything, or undefined where there is more than `limit`. */
export function readAll(source: ByteSource, limit: number): Uint8Array | undefined {
  const bytes = source.read(0, Math.min(source.size, limit + 1));
  return bytes.length > limit ? undefined : bytes;
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const u32At = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)) + (bytes[at + 3] ?? 0) * 2 ** 24;

/** An unsigned 64-bit number. Beyond 2^53 it loses digits, which no size of a real file needs. */
export const u64 = (view: DataView, at: number, littleEndian = true): number =>
  littleEndian ? view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32 : view.getUint32(at) * 2 ** 32 + view.getUint32(at + 4);

export function startsWith(bytes: Uint8Array, prefix: string | readonly number[], at = 0): boolean {
  for (let index = 0; index < prefix.length; index++) {
    const expected = typeof prefix === "string" ? prefix.charCodeAt(index) : prefix[index];
    if (bytes[at + index] !== expected) return false;
  }
  return true;
}

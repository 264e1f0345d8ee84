/** Unpacks an LZ4 frame, as Feather files hold them. Throws on a damaged one. https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md */
export function unpackLz4(frame: Uint8Array): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new Error("no LZ4 frame");
  const flags = view.getUint8(4);
  const [hasBlockSums, hasSize, hasDictionary] = [(flags & 0x10) !== 0, (flags & 0x08) !== 0, (flags & 0x01) !== 0];
  let at = 7 + (hasSize ? 8 : 0) + (hasDictionary ? 4 : 0);
  const output = growingBytes(hasSize ? Number(view.getBigUint64(6, true)) : frame.length * 4);
  for (let size = view.getUint32(at, true); size !== 0; size = view.getUint32(at, true)) {
    const length = size & 0x7fffffff;
    const block = frame.subarray(at + 4, at + 4 + length);
    if (block.length < length) throw new Error("the LZ4 frame breaks off");
    if (size >>> 31 === 1) output.push(block);
    else unpackBlock(block, output);
    at += 4 + length + (hasBlockSums ? 4 : 0);
  }
  return output.bytes();
}

const MAGIC = 0x184d2204;

interface GrowingBytes {
  push(bytes: Uint8Array): void;
  /** Repeats what stands `distance` before the end. */
  copy(distance: number, length: number): void;
  bytes(): Uint8Array;
}

/** A sequence is a token, literals, and a match that repeats earlier output; the last one ends after its literals. */
function unpackBlock(block: Uint8Array, output: GrowingBytes): void {
  let at = 0;
  const lengthOf = (nibble: number): number => {
    let length = nibble;
    for (let more = 255; nibble === 15 && more === 255; ) {
      more = block[at] ?? 0;
      at += 1;
      length += more;
    }
    return length;
  };
  while (at < block.length) {
    const token = block[at] ?? 0;
    at += 1;
    const literals = lengthOf(token >>> 4);
    output.push(block.subarray(at, at + literals));
    at += literals;
    if (at >= block.length) return;
    const distance = (block[at] ?? 0) | ((block[at + 1] ?? 0) << 8);
    at += 2;
    output.copy(distance, lengthOf(token & 15) + 4);
  }
}

function growingBytes(expected: number): GrowingBytes {
  let bytes = new Uint8Array(Math.max(64, Math.min(expected, 2 ** 31)));
  let length = 0;
  const room = (more: number): void => {
    if (length + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(bytes.length * 2, length + more));
    larger.set(bytes);
    bytes = larger;
  };
  return {
    push(part) {
      room(part.length);
      bytes.set(part, length);
      length += part.length;
    },
    copy(distance, count) {
      if (distance === 0 || distance > length) throw new Error("the LZ4 frame points before its start");
      room(count);
      // Byte by byte, because a match may reach into what it writes.
      for (let step = 0; step < count; step += 1) bytes[length + step] = bytes[length + step - distance] ?? 0;
      length += count;
    },
    bytes: () => bytes.subarray(0, length),
  };
}

import type { ByteSource } from "../source.ts";

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The checksum that zip keeps of each member. */
export function crc32(source: ByteSource): number {
  let crc = 0xffffffff;
  let at = 0;
  for (;;) {
    const piece = source.read(at, 1 << 16);
    if (piece.length === 0) return (crc ^ 0xffffffff) >>> 0;
    for (const byte of piece) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
    at += piece.length;
  }
}

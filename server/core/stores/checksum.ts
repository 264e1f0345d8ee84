/** The two checksums of record logs: W&B takes the one of zip files, TensorBoard that of Castagnoli. */
export const crc32 = checksum(0xedb88320);
export const crc32c = checksum(0x82f63b78);

function checksum(polynomial: number): (bytes: Uint8Array) => number {
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ polynomial : value >>> 1;
    return value;
  });
  return (bytes) => {
    let sum = 0xffffffff;
    for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
    return (sum ^ 0xffffffff) >>> 0;
  };
}

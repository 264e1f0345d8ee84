/** The two checksums of record logs: W&B takes the one of zip files, TensorBoard that of Castagnoli. */
export const crc32 = checksum(0xedb88320);
export const crc32c = checksum(0x82f63b78);

/** Four bytes at once, each by a table of its own (Kounavis and Berry 2005): an event file of a million values is held against them all. */
function checksum(polynomial: number): (bytes: Uint8Array) => number {
  const tables = new Uint32Array(4 * 256);
  for (let byte = 0; byte < 256; byte += 1) tables[byte] = shifted(byte, polynomial);
  for (let at = 256; at < tables.length; at += 1) {
    const before = tables[at - 256] ?? 0;
    tables[at] = (before >>> 8) ^ (tables[before & 0xff] ?? 0);
  }
  const table = (number: number, byte: number): number => tables[number * 256 + (byte & 0xff)] ?? 0;
  return (bytes) => {
    let sum = 0xffffffff;
    let at = 0;
    for (; at + 4 <= bytes.length; at += 4) {
      sum ^= (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
      sum = table(3, sum) ^ table(2, sum >>> 8) ^ table(1, sum >>> 16) ^ table(0, sum >>> 24);
    }
    for (; at < bytes.length; at += 1) sum = table(0, sum ^ (bytes[at] ?? 0)) ^ (sum >>> 8);
    return (sum ^ 0xffffffff) >>> 0;
  };
}

function shifted(byte: number, polynomial: number): number {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ polynomial : value >>> 1;
  return value;
}

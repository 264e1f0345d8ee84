import { crc32 } from "../checksum.ts";

/** What came of some bytes of a `.wandb` file. */
export interface Records {
  readonly records: readonly Uint8Array[];
  /** Bytes that are done with; a record that is not complete yet is not. */
  readonly used: number;
  /** Places where the checksum did not fit; the rest of the block was passed over. */
  readonly damaged: number;
}

const BLOCK = 32_768;
const HEADER = 7;
const [FULL, FIRST, MIDDLE, LAST] = [1, 2, 3, 4] as const;

export const isWandbLog = (start: Uint8Array): boolean => [58, 87, 38, 66, 0xe1, 0xbe, 0].every((byte, index) => start[index] === byte);

/**
 * Takes records out of a LevelDB log, in which a record is a row of pieces that never cross a block of 32 KiB. `at` is
 * the place of the bytes in the file. W&B's own header takes the first seven bytes and the checksum is the plain CRC-32.
 */
export function readRecords(bytes: Uint8Array, at: number): Records {
  const records: Uint8Array[] = [];
  let place = at === 0 ? HEADER : 0;
  let used = at === 0 ? Math.min(HEADER, bytes.length) : 0;
  let pieces: Uint8Array[] = [];
  let damaged = 0;
  for (;;) {
    const inBlock = BLOCK - ((at + place) % BLOCK);
    if (inBlock < HEADER) {
      place += inBlock;
      continue;
    }
    if (place + HEADER > bytes.length) break;
    const length = (bytes[place + 4] ?? 0) | ((bytes[place + 5] ?? 0) << 8);
    const type = bytes[place + 6] ?? 0;
    const end = place + HEADER + length;
    const fits = HEADER + length <= inBlock && type >= FULL && type <= LAST;
    if (fits && end > bytes.length) break;
    if (!fits || crc32(bytes.subarray(place + 6, end)) !== checksumAt(bytes, place)) {
      // Zeros fill a block that is not written to its end yet.
      if (!isZero(bytes, place)) damaged += 1;
      else if (place + inBlock > bytes.length) break;
      pieces = [];
      place += inBlock;
      if (place <= bytes.length) used = place;
      else break;
      continue;
    }
    pieces = type === FULL || type === FIRST ? [] : pieces;
    pieces.push(bytes.subarray(place + HEADER, end));
    place = end;
    if (type === FIRST || type === MIDDLE) continue;
    records.push(joined(pieces));
    used = place;
  }
  return { records, used: Math.min(used, bytes.length), damaged };
}

function isZero(bytes: Uint8Array, place: number): boolean {
  for (let at = place; at < place + HEADER; at += 1) if (bytes[at] !== 0) return false;
  return true;
}

const checksumAt = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0;

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

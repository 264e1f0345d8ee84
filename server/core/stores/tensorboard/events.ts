import { crc32c } from "../checksum.ts";

export interface Events {
  readonly used: number;
  /** Places at which something was skipped because its checksum did not fit. */
  readonly damaged: number;
}

const HEADER = 12;
const FOOTER = 4;

/**
 * Takes records out of a TFRecord file: length, masked checksum of the length, data, masked checksum of the data. Where
 * the length itself is damaged, the next place at which a length fits its checksum is taken up again; where the data is,
 * that record is passed over.
 */
export function readEvents(bytes: Uint8Array, visit: (data: Uint8Array, place: number) => void): Events {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let place = 0;
  let damaged = 0;
  while (place + HEADER <= bytes.length) {
    const length = view.getUint32(place, true);
    if (!isLength(bytes, view, place)) {
      damaged += 1;
      place = nextLength(bytes, view, place + 1);
      continue;
    }
    const end = place + HEADER + length;
    if (end + FOOTER > bytes.length) break;
    const data = bytes.subarray(place + HEADER, end);
    if (masked(crc32c(data)) === view.getUint32(end, true)) visit(data, place + HEADER);
    else damaged += 1;
    place = end + FOOTER;
  }
  return { used: place, damaged };
}

function nextLength(bytes: Uint8Array, view: DataView, from: number): number {
  let place = from;
  while (place + HEADER <= bytes.length && !isLength(bytes, view, place)) place += 1;
  return place;
}

/** No event of 4 GB is ever written, so the upper half of the length is zero. */
function isLength(bytes: Uint8Array, view: DataView, place: number): boolean {
  return view.getUint32(place + 4, true) === 0 && masked(crc32c(bytes.subarray(place, place + 8))) === view.getUint32(place + 8, true);
}

/** A checksum of a checksum is a weak one, so TensorFlow turns and shifts it. */
const masked = (sum: number): number => (((sum >>> 15) | (sum << 17)) + 0xa282ead8) >>> 0;

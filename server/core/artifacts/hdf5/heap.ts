import { startsWith, u64, viewOf, type ByteSource } from "../source.ts";

const HEADER_LENGTH = 142;
const LARGEST_BLOCK = 1 << 24;
const MOST_BLOCKS = 4096;

/** What a fractal heap holds (HDF5 file format specification 3.0, III.G): where many or large attributes lie. */
export interface Heap {
  /** Parts that each hold objects one behind the other. */
  readonly blocks: readonly Uint8Array[];
  readonly objects: number;
}

/** The heap at an address; undefined where it is damaged, or so large that some objects lie outside of its blocks. */
export function heapAt(source: ByteSource, address: number): Heap | undefined {
  const header = source.read(address, HEADER_LENGTH);
  if (header.length < HEADER_LENGTH || !startsWith(header, "FRHP")) return undefined;
  const view = viewOf(header);
  const [objects, huge, tiny] = [u64(view, 70), u64(view, 86), u64(view, 102)];
  if (huge > 0 || tiny > 0 || view.getUint16(7, true) > 0) return undefined;
  const [width, smallest, root, rows] = [view.getUint16(110, true), u64(view, 112), u64(view, 132), view.getUint16(140, true)];
  // How far a block is into the heap is written with as few bytes as the heap's largest size needs.
  const offsetBytes = Math.ceil(view.getUint16(128, true) / 8);
  const hasChecksum = ((header[9] ?? 0) & 2) !== 0;
  const places = rows === 0 ? [{ at: root, size: smallest }] : children(source, root, { width, smallest, rows, offsetBytes });
  const blocks = places?.map(({ at, size }) => directBlock(source, at, size, 13 + offsetBytes + (hasChecksum ? 4 : 0)));
  return blocks?.every((block) => block !== undefined) === true ? { blocks, objects } : undefined;
}

function directBlock(source: ByteSource, at: number, size: number, headLength: number): Uint8Array | undefined {
  if (size > LARGEST_BLOCK) return undefined;
  const bytes = source.read(at, size);
  return startsWith(bytes, "FHDB") ? bytes.subarray(headLength) : undefined;
}

interface Table {
  readonly width: number;
  readonly smallest: number;
  readonly rows: number;
  readonly offsetBytes: number;
}

/** The blocks of each row are twice as large as those of the row above, but for the second. */
function children(source: ByteSource, root: number, { width, smallest, rows, offsetBytes }: Table): readonly { readonly at: number; readonly size: number }[] | undefined {
  const count = width * rows;
  const start = 13 + offsetBytes;
  const bytes = count > MOST_BLOCKS ? undefined : source.read(root, start + count * 8);
  if (bytes === undefined || bytes.length < start + count * 8 || !startsWith(bytes, "FHIB")) return undefined;
  const view = viewOf(bytes);
  return Array.from({ length: count }, (_, index) => ({ at: u64(view, start + index * 8), size: smallest * 2 ** Math.max(0, Math.floor(index / width) - 1) })).filter(({ at }) => at < 2 ** 63);
}

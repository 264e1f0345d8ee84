import { startsWith, u64, viewOf, type ByteSource } from "../source.ts";

const LARGEST_HEAP = 1 << 28;

/** Texts of any length and lists lie in collections, each object with its number and size before it. */
export function globalHeapObject(source: ByteSource, address: number, wanted: number): Uint8Array | undefined {
  const header = source.read(address, 16);
  if (header.length < 16 || !startsWith(header, "GCOL")) return undefined;
  const size = u64(viewOf(header), 8);
  if (size > LARGEST_HEAP) return undefined;
  const heap = source.read(address, size);
  const view = viewOf(heap);
  let at = 16;
  while (at + 16 <= heap.length) {
    const length = u64(view, at + 8);
    const index = view.getUint16(at, true);
    if (index === wanted) return heap.subarray(at + 16, at + 16 + length);
    if (index === 0) return undefined;
    at += 16 + Math.ceil(length / 8) * 8;
  }
  return undefined;
}

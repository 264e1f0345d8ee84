import { startsWith, u32At, u64, viewOf, type ByteSource } from "../source.ts";
import { utf8 } from "../text.ts";
import { messagesOf } from "./messages.ts";

export interface Attribute {
  readonly name: string;
  /** Absent for numbers and for texts that cannot be found. */
  readonly text: string | undefined;
}

const ATTRIBUTE = 0x0c;
const ATTRIBUTE_INFO = 0x15;

/** The attributes of the root group, or why they cannot be had. Only files with 8-byte addresses are read, as every writer makes them. */
export function attributesOf(source: ByteSource): readonly Attribute[] | string {
  const root = rootHeader(source);
  if (root === undefined) return "its superblock is of an unknown kind";
  const messages = messagesOf(source, root);
  if (messages === undefined) return "the header of its root is damaged or cut short";
  // Many or large attributes move to a heap of their own, which is only pointed to here.
  const elsewhere = messages.some(({ type, bytes }) => type === ATTRIBUTE_INFO && !unset(bytes));
  const attributes = messages.flatMap(({ type, bytes }) => (type === ATTRIBUTE ? (attribute(source, bytes) ?? []) : []));
  return elsewhere && !attributes.some(({ name }) => name === "model_config") ? "its attributes are kept in a way that is not read here" : attributes;
}

/** Address of the fractal heap: behind version and flags, and the highest creation index where flagged. */
function unset(info: Uint8Array): boolean {
  const at = ((info[1] ?? 0) & 1) === 0 ? 2 : 4;
  return info.subarray(at, at + 8).every((byte) => byte === 0xff);
}

function rootHeader(source: ByteSource): number | undefined {
  const block = source.read(0, 96);
  const version = block[8];
  if (version === undefined || block.length < 48) return undefined;
  if (version <= 1) return block[13] === 8 && block.length >= 80 ? u64(viewOf(block), (version === 0 ? 56 : 60) + 8) : undefined;
  return version <= 3 && block[9] === 8 ? u64(viewOf(block), 36) : undefined;
}

/** Versions 1 to 3 differ in padding and one byte for the character set. */
function attribute(source: ByteSource, bytes: Uint8Array): Attribute | undefined {
  const version = bytes[0] ?? 0;
  if (version < 1 || version > 3 || bytes.length < 8) return undefined;
  const view = viewOf(bytes);
  const padded = (size: number): number => (version === 1 ? Math.ceil(size / 8) * 8 : size);
  const [nameSize, typeSize, spaceSize] = [view.getUint16(2, true), view.getUint16(4, true), view.getUint16(6, true)];
  const nameAt = version === 3 ? 9 : 8;
  const typeAt = nameAt + padded(nameSize);
  const dataAt = typeAt + padded(typeSize) + padded(spaceSize);
  const name = utf8(bytes.subarray(nameAt, nameAt + nameSize)).replace(/\0.*$/s, "");
  return { name, text: textOf(source, bytes.subarray(typeAt, typeAt + typeSize), bytes.subarray(dataAt)) };
}

const FIXED_TEXT = 3;
const VARIABLE = 9;

function textOf(source: ByteSource, type: Uint8Array, data: Uint8Array): string | undefined {
  const kind = (type[0] ?? 0) & 15;
  if (kind === FIXED_TEXT) return utf8(data.subarray(0, u32At(type, 4))).replace(/\0.*$/s, "");
  if (kind !== VARIABLE || data.length < 16) return undefined;
  const found = heapObject(source, u64(viewOf(data), 4), u32At(data, 12));
  return found === undefined ? undefined : utf8(found.subarray(0, u32At(data, 0)));
}

const LARGEST_HEAP = 1 << 28;

/** Texts of any length lie in collections, each object with its number and size before it. */
function heapObject(source: ByteSource, address: number, wanted: number): Uint8Array | undefined {
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

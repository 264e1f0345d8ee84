import { u32At, u64, viewOf, type ByteSource } from "../source.ts";
import { utf8 } from "../text.ts";
import { globalHeapObject } from "./globalHeap.ts";
import { heapAt } from "./heap.ts";
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
  const attributes = messages.flatMap(({ type, bytes }) => (type === ATTRIBUTE ? (attribute(source, bytes) ?? []) : []));
  // Many or large attributes move to a heap of their own, which is only pointed to here.
  const info = messages.find(({ type, bytes }) => type === ATTRIBUTE_INFO && !unset(bytes));
  const more = info === undefined ? [] : denseAttributes(source, info.bytes);
  if (more === undefined && !attributes.some(({ name }) => name === "model_config")) return "its attributes are kept in a way that is not read here";
  return [...attributes, ...(more ?? [])];
}

/** Attributes of a heap, in which each stands as it would in the header of the root. */
function denseAttributes(source: ByteSource, info: Uint8Array): readonly Attribute[] | undefined {
  const heap = heapAt(source, u64(viewOf(info), heapAddressAt(info)));
  if (heap === undefined) return undefined;
  const found: Attribute[] = [];
  for (const block of heap.blocks) {
    let rest = block;
    while (found.length < heap.objects) {
      const length = lengthOf(rest);
      const one = length === undefined || length > rest.length ? undefined : attribute(source, rest.subarray(0, length));
      if (length === undefined || one === undefined) break;
      found.push(one);
      rest = rest.subarray(length);
    }
  }
  return found.length === heap.objects ? found : undefined;
}

/** Of an attribute of version 3: what stands before the data, and the data by its type and its dimensions. */
function lengthOf(bytes: Uint8Array): number | undefined {
  if (bytes[0] !== 3 || bytes.length < 9) return undefined;
  const view = viewOf(bytes);
  const [nameSize, typeSize, spaceSize] = [view.getUint16(2, true), view.getUint16(4, true), view.getUint16(6, true)];
  const typeAt = 9 + nameSize;
  const spaceAt = typeAt + typeSize;
  if (spaceAt + spaceSize > bytes.length || typeSize < 8 || spaceSize < 4) return undefined;
  const rank = bytes[spaceAt + 1] ?? 0;
  const dimensionsAt = spaceAt + ((bytes[spaceAt] ?? 0) === 1 ? 8 : 4);
  if (dimensionsAt + rank * 8 > bytes.length) return undefined;
  const isNull = bytes[spaceAt] === 2 && bytes[spaceAt + 3] === 2;
  const count = isNull ? 0 : Array.from({ length: rank }, (_, index) => u64(view, dimensionsAt + index * 8)).reduce((product, size) => product * size, 1);
  return spaceAt + spaceSize + u32At(bytes, typeAt + 4) * count;
}

/** Address of the fractal heap: behind version and flags, and the highest creation index where flagged. */
const heapAddressAt = (info: Uint8Array): number => (((info[1] ?? 0) & 1) === 0 ? 2 : 4);

function unset(info: Uint8Array): boolean {
  const at = heapAddressAt(info);
  return at + 8 > info.length || info.subarray(at, at + 8).every((byte) => byte === 0xff);
}

/** Where the header of the root group stands. */
export function rootHeader(source: ByteSource): number | undefined {
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
  const found = globalHeapObject(source, u64(viewOf(data), 4), u32At(data, 12));
  return found === undefined ? undefined : utf8(found.subarray(0, u32At(data, 0)));
}

import { startsWith, u64, viewOf, type ByteSource } from "../source.ts";
import { utf8 } from "../text.ts";
import { heapAt } from "./heap.ts";

/** What a name in a group leads to. */
export type Link = { readonly to: "object"; readonly address: number } | { readonly to: "file"; readonly name: string; readonly file: string };

const EXTERNAL = 64;

/** The link of one message, and how many bytes it takes; undefined where these bytes are no link (HDF5 file format specification 3.0, IV.A.2.g). */
export function linkOf(bytes: Uint8Array): { readonly link: Link | undefined; readonly length: number } | undefined {
  const flags = bytes[1] ?? 0;
  if (bytes[0] !== 1 || flags > 0x1f || bytes.length < 4) return undefined;
  const kind = (flags & 8) === 0 ? 0 : (bytes[2] ?? 0);
  const sizeAt = 2 + ((flags & 8) === 0 ? 0 : 1) + ((flags & 4) === 0 ? 0 : 8) + ((flags & 16) === 0 ? 0 : 1);
  const sizeBytes = 1 << (flags & 3);
  const size = bytes.subarray(sizeAt, sizeAt + sizeBytes).reduceRight((value, byte) => value * 256 + byte, 0);
  const nameAt = sizeAt + sizeBytes;
  const at = nameAt + size;
  if (size === 0 || at + 3 > bytes.length) return undefined;
  const view = viewOf(bytes);
  if (kind === 0) return at + 8 > bytes.length ? undefined : { link: { to: "object", address: u64(view, at) }, length: at + 8 };
  const length = at + 2 + view.getUint16(at, true);
  if (length > bytes.length) return undefined;
  const file = textAt(bytes, at + 3);
  return { link: kind === EXTERNAL ? { to: "file", name: utf8(bytes.subarray(nameAt, at)), file } : undefined, length };
}

/** Links of a group with many of them stand in a heap, one behind the other. */
export function denseLinks(source: ByteSource, info: Uint8Array): readonly Link[] {
  const at = ((info[1] ?? 0) & 1) === 0 ? 2 : 10;
  const heap = at + 8 > info.length ? undefined : heapAt(source, u64(viewOf(info), at));
  return (heap?.blocks ?? []).flatMap((block) => {
    const links: Link[] = [];
    let rest = block;
    for (let found = linkOf(rest); found !== undefined; found = linkOf(rest)) {
      if (found.link !== undefined) links.push(found.link);
      rest = rest.subarray(found.length);
    }
    return links;
  });
}

const MOST_NODES = 4096;

/** Groups of the old kind keep their members in a tree whose leaves list the addresses of their headers. */
export function treeMembers(source: ByteSource, root: number): readonly number[] {
  const waiting = [root];
  const members: number[] = [];
  for (let count = 0; count < MOST_NODES; count++) {
    const address = waiting.shift();
    if (address === undefined) break;
    const head = source.read(address, 24);
    const used = head.length < 8 ? 0 : viewOf(head).getUint16(6, true);
    if (startsWith(head, "TREE")) waiting.push(...everyOther(source.read(address + 24, used * 16 + 8), 8, 16, used));
    else if (startsWith(head, "SNOD")) members.push(...everyOther(source.read(address + 8, used * 40), 8, 40, used));
  }
  return members;
}

function everyOther(bytes: Uint8Array, first: number, step: number, count: number): readonly number[] {
  const view = viewOf(bytes);
  return Array.from({ length: count }, (_, index) => first + index * step).filter((at) => at + 8 <= bytes.length).map((at) => u64(view, at));
}

export function textAt(bytes: Uint8Array, at: number): string {
  const end = bytes.indexOf(0, at);
  return utf8(bytes.subarray(at, end === -1 ? bytes.length : end));
}

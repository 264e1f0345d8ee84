import { startsWith, u64, viewOf, type ByteSource } from "../source.ts";
import { globalHeapObject } from "./globalHeap.ts";
import { denseLinks, linkOf, textAt, treeMembers, type Link } from "./links.ts";
import { messagesOf, type Message } from "./messages.ts";

/** Another file that reading this one would open. */
export interface OutsideFile {
  readonly how: "link" | "data" | "view";
  readonly file: string;
}

export interface Outside {
  readonly files: readonly OutsideFile[];
  /** Not all groups and data sets were looked at. */
  readonly stopped: boolean;
}

const MOST_OBJECTS = 50_000;
const MOST_FILES = 50;
const [LINK_INFO, LINK, EXTERNAL_FILES, LAYOUT, SYMBOL_TABLE] = [0x02, 0x06, 0x07, 0x08, 0x11];

/** Which other files the groups and data sets of a file lead to, from the header of its root. */
export function outsideFiles(source: ByteSource, root: number): Outside {
  const waiting = [root];
  const seen = new Set(waiting);
  const files: OutsideFile[] = [];
  const enter = (address: number): void => {
    if (seen.has(address) || seen.size >= MOST_OBJECTS) return;
    seen.add(address);
    waiting.push(address);
  };
  for (let address = waiting.pop(); address !== undefined && files.length < MOST_FILES; address = waiting.pop()) {
    const messages = messagesOf(source, address) ?? [];
    const links = messages.flatMap((message) => linksOf(source, message));
    files.push(...messages.flatMap((message) => filesOf(source, message)), ...links.flatMap((link) => (link.to === "file" ? [{ how: "link" as const, file: link.file }] : [])));
    for (const link of links) if (link.to === "object") enter(link.address);
  }
  return { files, stopped: seen.size >= MOST_OBJECTS };
}

function linksOf(source: ByteSource, { type, bytes }: Message): readonly Link[] {
  if (type === LINK) return [linkOf(bytes)?.link ?? []].flat();
  if (type === LINK_INFO) return denseLinks(source, bytes);
  if (type !== SYMBOL_TABLE || bytes.length < 16) return [];
  return treeMembers(source, u64(viewOf(bytes), 0)).map((address) => ({ to: "object", address }));
}

function filesOf(source: ByteSource, { type, bytes }: Message): readonly OutsideFile[] {
  if (type === EXTERNAL_FILES) return externalData(source, bytes);
  const isView = type === LAYOUT && bytes[1] === 3 && (bytes[0] === 4 || bytes[0] === 5) && bytes.length >= 14;
  return isView ? viewed(source, bytes) : [];
}

/** A data set may keep its numbers in other files, whose names stand in a local heap. */
function externalData(source: ByteSource, bytes: Uint8Array): readonly OutsideFile[] {
  if (bytes.length < 16) return [];
  const view = viewOf(bytes);
  const heap = source.read(u64(view, 8), 32);
  if (heap.length < 32 || !startsWith(heap, "HEAP")) return [];
  const names = source.read(u64(viewOf(heap), 24), Math.min(u64(viewOf(heap), 8), 1 << 16));
  const slots = Math.min(view.getUint16(6, true), Math.floor((bytes.length - 16) / 24), MOST_FILES);
  return Array.from({ length: slots }, (_, index) => ({ how: "data" as const, file: textAt(names, u64(view, 16 + index * 24)) }));
}

/** A virtual data set shows parts of others; a dot stands for the file itself. */
function viewed(source: ByteSource, bytes: Uint8Array): readonly OutsideFile[] {
  const view = viewOf(bytes);
  const list = globalHeapObject(source, u64(view, 2), view.getUint32(10, true));
  const file = list === undefined || list.length < 10 ? "." : textAt(list, 9);
  return file === "." || file === "" ? [] : [{ how: "view", file }];
}

import type { StoreFile } from "./folder.ts";

/** Reads a file that is written on and on. */
export interface Log {
  /** Takes bytes that begin at `at` in the file; returns how many it is done with. What it left comes again, with more behind it. */
  take(bytes: Uint8Array, at: number): number;
}

const PIECE = 1 << 20;
/** Enough of a file's start to tell whether it is another file by now. */
const HEAD = 64;

interface Known<Kind> {
  readonly log: Kind;
  readonly head: Uint8Array;
  readonly file: StoreFile;
  readonly at: number;
}

/** Gives each file's log, fed with what the file has gained since the last time. A file that was replaced starts anew. */
export function growing<Kind extends Log>(create: (file: StoreFile) => Kind): (file: StoreFile) => Promise<Kind> {
  const known = new Map<string, Known<Kind>>();
  return async (file) => {
    const old = known.get(file.path);
    if (old?.file === file) return old.log;
    const head = await file.bytes(0, Math.min(HEAD, file.size));
    const goesOn = old !== undefined && file.size >= old.at && startsWith(head, old.head);
    const log = goesOn ? old.log : create(file);
    const at = await feed(log, file, goesOn ? old.at : 0);
    known.set(file.path, { log, head, file, at });
    return log;
  };
}

async function feed(log: Log, file: StoreFile, from: number): Promise<number> {
  let at = from;
  let length = PIECE;
  while (at < file.size) {
    const bytes = await file.bytes(at, Math.min(file.size, at + length));
    const used = log.take(bytes, at);
    if (used === 0 && (at + length >= file.size || bytes.length === 0)) break;
    length = used === 0 ? length * 4 : PIECE;
    at += used;
  }
  return at;
}

const startsWith = (bytes: Uint8Array, start: Uint8Array): boolean => bytes.length >= start.length && start.every((byte, index) => bytes[index] === byte);

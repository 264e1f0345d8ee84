import { readFileSync, statSync, type Stats } from "node:fs";

/** A file's text, or why it has none. `reason` is a phrase that goes on from "… cannot be read: ". */
export type TextRead =
  | { readonly state: "read"; readonly text: string; readonly stamp: Stamp }
  | { readonly state: "missing" }
  | { readonly state: "unreadable"; readonly reason: string };

/** Tells one state of a file from the next without reading it. */
export interface Stamp {
  readonly mtimeMs: number;
  readonly size: number;
}

const MEGABYTE = 1024 * 1024;
const MOST_BYTES = 5 * MEGABYTE;
/** Most of a notebook is the pictures in its outputs, so a large one is still small to check. */
const MOST_NOTEBOOK_BYTES = 50 * MEGABYTE;
const SNIFFED_BYTES = 8192;

export function readText(path: string): TextRead {
  try {
    // Most of what rules look for is not there; an error for each would cost more than the look.
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return { state: "missing" };
    const problem = problemOf(path, stats);
    if (problem !== undefined) return { state: "unreadable", reason: problem };
    const bytes = readFileSync(path);
    const text = decodeText(bytes);
    if (text === undefined) return { state: "unreadable", reason: "it holds binary data, not text" };
    return { state: "read", text, stamp: stampOf(stats) };
  } catch (error) {
    return failureOf(error);
  }
}

/** `undefined` where there is no such file now. */
export function readStamp(path: string): Stamp | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && stampOf(stats);
}

/** `undefined` for binary data. A byte order mark is not part of the text; bytes that are not UTF-8 become U+FFFD. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.subarray(0, SNIFFED_BYTES).includes(0)) return undefined;
  return new TextDecoder().decode(bytes);
}

function problemOf(path: string, stats: Stats): string | undefined {
  if (stats.isDirectory()) return "it is a folder";
  if (!stats.isFile()) return "it is not a regular file";
  const most = path.endsWith(".ipynb") ? MOST_NOTEBOOK_BYTES : MOST_BYTES;
  if (stats.size <= most) return undefined;
  return `it has ${(stats.size / MEGABYTE).toFixed(1)} MB, and text files above ${most / MEGABYTE} MB are not checked`;
}

const stampOf = ({ mtimeMs, size }: Stats): Stamp => ({ mtimeMs, size });

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ELOOP: "its symbolic links go round in a circle",
  ENAMETOOLONG: "its name is too long",
  EMFILE: "too many files are open",
};

function failureOf(error: unknown): TextRead {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") return { state: "missing" };
  return { state: "unreadable", reason: REASONS[code] ?? (error instanceof Error ? error.message : String(error)) };
}

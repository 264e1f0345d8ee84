import { closeSync, openSync, readSync, statSync } from "node:fs";

import { decodeText } from "./readText.ts";

/** The whole lines at the beginning of a file that is longer than so many bytes; `undefined` for shorter ones, and for what cannot be read as text. */
export function readHead(path: string, bytes: number): string | undefined {
  try {
    const stats = statSync(path);
    if (!stats.isFile() || stats.size <= bytes) return undefined;
    const head = Buffer.alloc(bytes);
    const file = openSync(path, "r");
    try {
      const text = decodeText(head.subarray(0, readSync(file, head, 0, bytes, 0)));
      return text?.slice(0, text.lastIndexOf("\n") + 1);
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, type Stats } from "node:fs";
import { join } from "node:path";

import type { FileHash, HashOf } from "../core/index.ts";
import { pathOf } from "./uris.ts";

export interface HashLimits {
  /** Of one file, and of all files of a folder together. */
  readonly bytes: number;
  readonly filesInFolder: number;
}

const MEGABYTE = 1024 * 1024;
/** What is read in a moment, so that a graph can follow every key. */
const CHEAP: HashLimits = { bytes: 16 * MEGABYTE, filesInFolder: 500 };

interface Known {
  readonly stamp: string;
  readonly md5: string;
}

/** MD5 sums as DVC 3 has them. A file is read once for each size and time of change. */
export function fileHashes(limits: HashLimits = CHEAP): HashOf {
  const known = new Map<string, Known>();

  function md5Of(path: string, stats: Stats): string {
    const stamp = `${stats.mtimeMs} ${stats.size}`;
    const before = known.get(path);
    if (before?.stamp === stamp) return before.md5;
    const md5 = createHash("md5").update(readFileSync(path)).digest("hex");
    known.set(path, { stamp, md5 });
    return md5;
  }

  return (uri) => {
    const path = pathOf(uri);
    const stats = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
    if (path === undefined || !stats) return { state: "missing" };
    try {
      if (stats.isDirectory()) return folderHash(path, limits, md5Of);
      if (stats.size > limits.bytes) return { state: "skipped", reason: `it has ${Math.round(stats.size / MEGABYTE)} MB` };
      return { state: "hashed", md5: md5Of(path, stats), bytes: stats.size };
    } catch {
      return { state: "skipped", reason: "it cannot be read" };
    }
  };
}

/** The sum of a folder is that of the list of its files, written as Python's `json.dumps` writes it. */
function folderHash(path: string, limits: HashLimits, md5Of: (path: string, stats: Stats) => string): FileHash {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  if (files.length > limits.filesInFolder) return { state: "skipped", reason: `it has ${files.length} files` };
  const found = files.map((entry) => join(entry.parentPath, entry.name)).map((file) => ({ file, stats: statSync(file) }));
  const bytes = found.reduce((sum, { stats }) => sum + stats.size, 0);
  if (bytes > limits.bytes) return { state: "skipped", reason: `it has ${Math.round(bytes / MEGABYTE)} MB` };
  const entries = found.map(({ file, stats }) => ({ md5: md5Of(file, stats), relpath: file.slice(path.replace(/[/\\]$/, "").length + 1).replaceAll("\\", "/") }));
  const sorted = entries.toSorted((a, b) => (a.relpath < b.relpath ? -1 : 1));
  const list = `[${sorted.map(({ md5, relpath }) => `{"md5": "${md5}", "relpath": ${asciiJson(relpath)}}`).join(", ")}]`;
  return { state: "hashed", md5: `${createHash("md5").update(list).digest("hex")}.dir`, bytes };
}

/** Python escapes what is not ASCII. */
const asciiJson = (text: string): string => JSON.stringify(text).replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);

import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { setImmediate as nextTask } from "node:timers/promises";

import type { StoreEntries, StoreFile, StoreFolder } from "../core/index.ts";

/** How long reading may hold the event loop before it lets others run. */
const TURN_MS = 10;

/**
 * Gives folders of the disk to store readers. Files that did not change (by size and time) are the same objects again.
 * Thousands of small files are read five times faster by synchronous calls than by promises, so that is how they are
 * read, in turns of a few milliseconds.
 */
export function storeFolders(): (path: string) => StoreFolder {
  const known = new Map<string, { readonly stamp: string; readonly file: StoreFile }>();
  const pause = turns();

  function fileAt(path: string): StoreFile {
    const stamp = stampOf(path);
    const old = known.get(path);
    if (old?.stamp === stamp) return old.file;
    const file: StoreFile = { name: basename(path), path, text: () => pause().then(() => readFileSync(path, "utf8")) };
    known.set(path, { stamp, file });
    return file;
  }

  function folderAt(path: string): StoreFolder {
    return { name: basename(path), path, entries: () => pause().then(() => entriesOf(path)) };
  }

  function entriesOf(path: string): StoreEntries {
    const entries = listed(path).map((name) => ({ path: join(path, name), isFolder: isFolder(join(path, name)) }));
    return {
      folders: entries.filter((entry) => entry.isFolder).map((entry) => folderAt(entry.path)),
      files: entries.filter((entry) => !entry.isFolder).map((entry) => fileAt(entry.path)),
    };
  }

  return folderAt;
}

/** Resolves at once while the turn lasts, and after the next task when it is over. */
function turns(): () => Promise<void> {
  let until = 0;
  return async () => {
    if (performance.now() < until) return;
    await nextTask();
    until = performance.now() + TURN_MS;
  };
}

function listed(path: string): readonly string[] {
  try {
    return readdirSync(path).toSorted();
  } catch {
    return [];
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function stampOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs} ${stat.size}` : "gone";
}

import { closeSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { basename, join } from "node:path";
import { setImmediate as nextTask } from "node:timers/promises";

import type { StoreEntries, StoreFile, StoreFolder } from "../../core/index.ts";
import { statOf } from "./stat.ts";

/** How long reading may hold the event loop before it lets others run. */
const TURN_MS = 10;

/**
 * Gives folders of the disk to store readers. Files that did not change (by size and time) are the same objects again.
 * Thousands of small files are read five times faster by synchronous calls than by promises, so that is how they are
 * read, in turns of a few milliseconds. `changed` hears of each file that is new or another than before.
 */
export function storeFolders(changed: () => void = () => undefined): (path: string) => StoreFolder {
  const known = new Map<string, { readonly stamp: string; readonly file: StoreFile }>();
  const inTurn = inTurns();

  function fileAt(path: string): StoreFile {
    const { stamp, size, modified } = stampOf(path);
    const old = known.get(path);
    if (old?.stamp === stamp) return old.file;
    changed();
    const file: StoreFile = {
      ...{ name: basename(path), path, size, modified },
      text: () => inTurn(() => readFileSync(path, "utf8")),
      bytes: (start, end) => inTurn(() => bytesOf(path, start, end)),
    };
    known.set(path, { stamp, file });
    return file;
  }

  function folderAt(path: string): StoreFolder {
    return { name: basename(path), path, entries: () => inTurn(() => entriesOf(path)) };
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

/** Does what it is given one after the other, and lets others run whenever a turn is over. */
function inTurns(): <Result>(work: () => Result) => Promise<Result> {
  let waiting: (() => void)[] = [];
  let isWorking = false;

  async function drain(): Promise<void> {
    isWorking = true;
    let until = performance.now() + TURN_MS;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      for (const work of batch) {
        work();
        // What waits for the result goes on here, so that its time counts as well.
        await Promise.resolve();
        if (performance.now() < until) continue;
        await nextTask();
        until = performance.now() + TURN_MS;
      }
    }
    isWorking = false;
  }

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push(() => {
        try {
          resolve(work());
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
      if (!isWorking) void drain();
    });
}

function listed(path: string): readonly string[] {
  try {
    return readdirSync(path).toSorted();
  } catch {
    return [];
  }
}

const isFolder = (path: string): boolean => statOf(path)?.isDirectory() ?? false;

function stampOf(path: string): { readonly stamp: string; readonly size: number; readonly modified: number } {
  const stat = statOf(path);
  return stat ? { stamp: `${stat.mtimeMs} ${stat.size}`, size: stat.size, modified: stat.mtimeMs } : { stamp: "gone", size: 0, modified: 0 };
}

function bytesOf(path: string, start: number, end: number): Uint8Array {
  const file = openSync(path, "r");
  try {
    const bytes = new Uint8Array(Math.max(0, end - start));
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, start));
  } finally {
    closeSync(file);
  }
}

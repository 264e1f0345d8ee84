import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";

import { annotated, changedNotes, noContents, notesText, readNotes, type ChangeResult, type NotesFile, type RunChange, type RunKey, type StoreContents } from "../../core/index.ts";

const FILE = join(".modelwright", "runs.json");
const isAddress = (store: string): boolean => /^[a-z][a-z+.-]+:\/\//i.test(store);

type ReadFile = { readonly state: "read"; readonly notes: NotesFile } | { readonly state: "damaged" };

/** Puts what the folders' own files say of runs on top of what their trackers say. A file that is damaged is named. */
export function noteReader(): (folders: readonly string[], stores: readonly StoreContents[]) => readonly StoreContents[] {
  const known = new Map<string, { readonly stamp: string; readonly file: ReadFile }>();
  return (folders, stores) => {
    const damaged: string[] = [];
    const byRun = new Map<string, NotesFile[string]>();
    for (const folder of folders) {
      const path = join(folder, FILE);
      const stamp = stampOf(path);
      if (stamp === undefined) continue;
      const old = known.get(path);
      const file = old?.stamp === stamp ? old.file : readFile(path);
      known.set(path, { stamp, file });
      if (file.state === "damaged") damaged.push(path);
      else for (const [key, notes] of Object.entries(file.notes)) byRun.set(absoluteKey(folder, key), notes);
    }
    const shown = byRun.size === 0 ? stores : stores.map((contents) => annotated(contents, ({ store, id }) => byRun.get(`${store}#${id}`)));
    return damaged.length === 0 ? shown : [...shown, noContents(...damaged.map((file) => ({ file, message: DAMAGED })))];
  };
}

const DAMAGED = "This file of notes on runs is no valid JSON, so tags and notes that were written here are not shown. Mend it, or bring it back from git.";

/** Keeps a change in the file of the folder that holds the run's store. A damaged file is left as it is. */
export function writeNotes(folders: readonly string[], change: RunChange): ChangeResult {
  const folder = folders.find((each) => isWithin(each, change.run.store)) ?? folders[0];
  if (folder === undefined) return { state: "refused", reason: "No folder is open that could keep the change in its .modelwright/runs.json." };
  const path = join(folder, FILE);
  const file: ReadFile = stampOf(path) === undefined ? { state: "read", notes: {} } : readFile(path);
  if (file.state === "damaged") return { state: "refused", reason: `${path} is no valid JSON, so nothing is written to it. Mend it, or bring it back from git.` };
  const key = keyIn(folder, change.run);
  const { [key]: old = {}, ...others } = file.notes;
  if (change.change === "untag" && old.tags?.[change.name] === undefined) return { state: "refused", reason: `\`${change.name}\` was written by the training itself; only tags that were added here can be taken away.` };
  const next = changedNotes(old, change);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, notesText(next ? { ...others, [key]: next } : others));
    renameSync(`${path}.new`, path);
  } catch (error) {
    return { state: "refused", reason: `${path} could not be written: ${error instanceof Error ? error.message : String(error)}` };
  }
  return { state: "done", note: `Kept in ${FILE.replaceAll("\\", "/")}.` };
}

/** With forward slashes on every system, so that a team can share the file. */
function keyIn(folder: string, { store, id }: RunKey): string {
  const place = isAddress(store) || !isWithin(folder, store) ? store : relative(folder, store).replaceAll("\\", "/");
  return `${place === "" ? "." : place}#${id}`;
}

function absoluteKey(folder: string, key: string): string {
  const at = key.indexOf("#");
  const [store, id] = [key.slice(0, at), key.slice(at + 1)];
  return `${isAddress(store) || isAbsolute(store) ? store : resolve(folder, store)}#${id}`;
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || (!way.startsWith("..") && !isAbsolute(way));
}

function readFile(path: string): ReadFile {
  try {
    const notes = readNotes(readFileSync(path, "utf8"));
    return notes ? { state: "read", notes } : { state: "damaged" };
  } catch {
    return { state: "damaged" };
  }
}

function stampOf(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat && `${stat.mtimeMs} ${stat.size}`;
}

import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";

import { modelLoads, type Document, type ModelLoad } from "../core/index.ts";
import { inspectInThread, type Looked } from "../host/artifactThread.ts";
import { pathOf, uriOf } from "../host/uris.ts";
import type { Session } from "./session.ts";

/** A model file that code loads, where it lies on the disk. */
export interface LoadedModel extends ModelLoad {
  readonly file: string;
  readonly uri: string;
}

/** The loads of a document whose files are there: beside the code, in a folder above it, or in a folder of the workspace. */
export function loadedModels({ state }: Session, document: Document): readonly LoadedModel[] {
  const loads = modelLoads(document);
  const path = loads.length > 0 ? pathOf(document.uri) : undefined;
  if (path === undefined) return [];
  const bases = [...above(dirname(path), state.folders), ...state.folders];
  return loads.flatMap((load) => {
    const file = bases.map((base) => resolve(base, load.path)).find((candidate) => changedAt(candidate) !== undefined);
    return file === undefined ? [] : [{ ...load, file, uri: uriOf(file) }];
  });
}

/** The folder and those above it, up to the workspace's. */
function above(folder: string, roots: readonly string[]): readonly string[] {
  const found = [folder];
  for (let at = folder; !roots.includes(at) && dirname(at) !== at && roots.some((root) => at.startsWith(root)); ) found.push((at = dirname(at)));
  return found;
}

interface Known {
  readonly changedAt: string;
  readonly looked: Promise<Looked>;
}

const known = new Map<string, Known>();
const MOST_KNOWN = 200;

/** What is in a model file, looked at once for each time it changes. */
export function inspectedModel(file: string): Promise<Looked> {
  const changed = changedAt(file) ?? "";
  const before = known.get(file);
  if (before?.changedAt === changed) return before.looked;
  if (known.size >= MOST_KNOWN) known.clear();
  const looked = inspectInThread(file, new AbortController().signal);
  known.set(file, { changedAt: changed, looked });
  return looked;
}

/** Time and length of a file; `undefined` where there is none. */
function changedAt(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() === true ? `${stats.mtimeMs} ${stats.size}` : undefined;
}

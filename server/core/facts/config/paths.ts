import { nearest } from "../../text/nearest.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

const MOST_LEVELS = 8;

/**
 * Where a path leads that is relative to the folder a program is started in, which nobody knows: the file's own folder and
 * those above are tried. `missing` only where the folder that it should stand in is there, so that a file that was copied
 * out of its project is not accused.
 */
export function findFromHere(fileUri: string, path: string, snapshot: Snapshot): { readonly state: "found"; readonly uri: string } | { readonly state: "missing" | "unknown" } {
  if (/^([a-z]+:\/\/|[~/\\$])|^[A-Za-z]:[\\/]|[{}*<>]/.test(path)) return { state: "unknown" };
  const inFolder = path.replace(/^\.\//, "").includes("/");
  let folder = folderOf(fileUri);
  let folderSeen = false;
  for (let level = 0; level < MOST_LEVELS && /:\/\/[^/]*\/./.test(folder); level++, folder = folderOf(folder)) {
    const uri = resolvePath(folder, path);
    if (snapshot.files.exists(uri)) return { state: "found", uri };
    folderSeen ||= inFolder && snapshot.files.exists(folderOf(uri));
  }
  return { state: folderSeen ? "missing" : "unknown" };
}

/**
 * True when a file of a project is missing and the project is evidently there: its folder has other files of the same
 * type. A config that was copied out of its project is not accused.
 */
export function isSurelyMissing(uri: string, snapshot: Snapshot, configUri?: string): boolean {
  if (snapshot.files.exists(uri)) return false;
  const type = /\.\w+$/.exec(uri)?.[0];
  return type !== undefined && snapshot.files.list(folderOf(uri)).some((other) => other.endsWith(type) && other !== configUri);
}

/** True when the file is missing and one beside it is called nearly so, wherever the rest of the project is. */
export function isMisspelt(uri: string, snapshot: Snapshot, configUri: string): boolean {
  const type = /\.\w+$/.exec(uri)?.[0];
  const beside = snapshot.files.list(folderOf(uri)).filter((other) => type !== undefined && other.endsWith(type) && other !== configUri);
  return !snapshot.files.exists(uri) && nearest(baseName(uri), beside.map(baseName), 2) !== undefined;
}

/**
 * Which of the files that a config names are missing. None where at least half of them are: then the config was taken out of
 * its project, and its files are somewhere else.
 */
export function missingAmong<Place>(places: readonly (readonly [place: Place, uri: string])[], snapshot: Snapshot): readonly Place[] {
  const missing = places.filter(([, uri]) => !snapshot.files.exists(uri));
  return missing.length * 2 >= places.length ? [] : missing.map(([place]) => place);
}

import { memo } from "../../memo.ts";
import { nearest } from "../../text/nearest.ts";
import type { Span } from "../../text/span.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf, relativePath, resolvePath } from "../../workspace/uri.ts";

const MOST_LEVELS = 8;

/**
 * Where a path leads that is relative to the folder a program is started in, which nobody knows: the file's own folder and
 * those above are tried. `missing` only where the folder that it should stand in is there, or one of nearly its name has the
 * file, so that a file that was copied out of its project is not accused.
 */
export function findFromHere(fileUri: string, path: string, snapshot: Snapshot): FoundFromHere {
  const known = foundIn(snapshot);
  const key = `${folderOf(fileUri)} ${path}`;
  const found = known.get(key) ?? searchFromHere(fileUri, path, snapshot);
  known.set(key, found);
  return found;
}

export type FoundFromHere = { readonly state: "found"; readonly uri: string } | { readonly state: "missing" | "unknown" };

/** A config names the same few modules over and over. */
const foundIn = memo<Snapshot, Map<string, FoundFromHere>>(() => new Map());

function searchFromHere(fileUri: string, path: string, snapshot: Snapshot): FoundFromHere {
  if (/^([a-z]+:\/\/|[~/\\$])|^[A-Za-z]:[\\/]|[{}*<>]/.test(path)) return { state: "unknown" };
  const inFolder = path.replace(/^\.\//, "").includes("/");
  let folderSeen = false;
  for (const folder of foldersAbove(fileUri)) {
    const uri = resolvePath(folder, path);
    if (snapshot.files.exists(uri)) return { state: "found", uri };
    folderSeen ||= inFolder && (snapshot.files.exists(folderOf(uri)) || folderIsMisspelt(uri, snapshot));
  }
  return { state: folderSeen ? "missing" : "unknown" };
}

/** The file's own folder, and those above that a program may be started in. */
export function* foldersAbove(fileUri: string): Generator<string> {
  let folder = folderOf(fileUri);
  for (let level = 0; level < MOST_LEVELS && /:\/\/[^/]*\/./.test(folder); level++, folder = folderOf(folder)) yield folder;
}

/**
 * True when a file of a project is missing and the project is evidently there: its folder has other files of the same
 * type. A config that was copied out of its project is not accused.
 */
export function isSurelyMissing(uri: string, snapshot: Snapshot, configUri?: string): boolean {
  if (snapshot.files.exists(uri)) return false;
  const type = /\.\w+$/.exec(uri)?.[0];
  return type !== undefined && (snapshot.files.list(folderOf(uri)).some((other) => other.endsWith(type) && other !== configUri) || folderIsMisspelt(uri, snapshot));
}

/** A folder that does not exist, beside one that is called nearly so and has a file of that name. */
function folderIsMisspelt(uri: string, snapshot: Snapshot): boolean {
  const folder = folderOf(uri);
  if (snapshot.files.list(folder).length > 0) return false;
  const beside = snapshot.files.list(folderOf(folder)).filter((other) => other.endsWith("/") && snapshot.files.exists(`${other}${baseName(uri)}`));
  return nearest(baseName(folder), beside.map((other) => baseName(other.slice(0, -1))), 2) !== undefined;
}

/**
 * Where a missing file may lie instead: the nearest of its name below the folder of the config, as a path from that folder.
 * A project that has one is evidently here.
 */
export function liesInstead(uri: string, configUri: string, snapshot: Snapshot): string | undefined {
  const root = folderOf(configUri);
  const name = baseName(uri);
  const waiting = [root];
  for (let seen = 0; seen < waiting.length && seen < MOST_FOLDERS; seen++) {
    const inside = snapshot.files.list(waiting[seen] ?? root);
    const found = inside.find((one) => baseName(one) === name && one !== configUri && one !== uri);
    if (found !== undefined) return relativePath(root, found);
    waiting.push(...inside.filter((one) => one.endsWith("/") && !NOT_OURS.test(one)).map((one) => one.slice(0, -1)));
  }
  return undefined;
}

const MOST_FOLDERS = 100;

/** Folders of tools and of installed packages. */
const NOT_OURS = /\/(?:\.[^/]*|node_modules|__pycache__|venv|build|dist)\/$/;

/** True where a config was sent without its project: nothing stands beside it, so nothing can be told from what is missing. */
export const isAlone = (configUri: string, snapshot: Snapshot): boolean => snapshot.files.list(folderOf(configUri)).every((uri) => uri === configUri);

/** A file that a config names to be read. */
export interface NamedFile {
  readonly at: Span;
  readonly path: string;
  readonly uri: string;
}

export interface MissingFiles<Named extends NamedFile> {
  readonly faults: readonly Named[];
  /** The first that says nothing but that the rest of the project is somewhere else. */
  readonly alone: Named | undefined;
}

/**
 * Which missing files are faults. Where not one of the files that a config names is here, the config is alone: the rest of its
 * project is somewhere else, which is said once, and only a name that looks like a slip of the pen is a fault.
 */
export function missingToTell<Named extends NamedFile>(named: readonly Named[], missing: readonly Named[], isSlip: (one: Named) => boolean, snapshot: Snapshot): MissingFiles<Named> {
  if (named.some(({ uri }) => isHere(uri, snapshot))) return { faults: missing, alone: undefined };
  return { faults: missing.filter(isSlip), alone: missing.find((one) => !isSlip(one)) };
}

/** Folders that hold nothing but what Git and DVC keep in place of data are not here yet. */
function isHere(uri: string, snapshot: Snapshot): boolean {
  if (!snapshot.files.exists(uri)) return false;
  const inside = snapshot.files.list(uri);
  return inside.length === 0 || inside.some((one) => !/\/\.git\w+$|\.dvc$/.test(one));
}

/** True where no code stands beside a config, nor a folder in which it could be: its modules are somewhere else. */
export const hasNoCode = (configUri: string, snapshot: Snapshot): boolean => !snapshot.files.list(folderOf(configUri)).some((uri) => /\.py$|\/$/.test(uri));

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

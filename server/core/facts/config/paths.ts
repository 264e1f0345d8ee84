import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

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

/** A file and the name of something in it, as `src/app.py:graph` says; `undefined` where the text has another form. */
export interface Symbol {
  readonly file: string;
  readonly name: string;
}

export function symbolIn(text: string): Symbol | undefined {
  const [, file, name] = /^([\w./\\@-]+):([A-Za-z_$][\w.$]*)$/.exec(text) ?? [];
  return file !== undefined && name !== undefined ? { file, name } : undefined;
}

/** True where a Python, JavaScript or TypeScript text binds the name at its top level, in any way that a pattern can see. */
export function bindsName(text: string, name: string): boolean {
  const word = name.replace(/\..*$/, "").replaceAll("$", "\\$");
  return new RegExp(`^(?:export\\s+)?(?:default\\s+)?(?:async\\s+)?(?:class|def|function|const|let|var)\\s+${word}\\b|^${word}\\s*(?::[^=\\n]+)?=|^\\s*(?:from|import)\\b[^\\n]*\\b${word}\\b|^\\s+${word},?$|^from\\s.*import\\s+\\*|\\bas\\s+${word}\\b`, "m").test(text);
}

/**
 * Which of the files that a config names are missing. None where at least half of them are: then the config was taken out of
 * its project, and its files are somewhere else.
 */
export function missingAmong<Place>(places: readonly (readonly [place: Place, uri: string])[], snapshot: Snapshot): readonly Place[] {
  const missing = places.filter(([, uri]) => !snapshot.files.exists(uri));
  return missing.length * 2 >= places.length ? [] : missing.map(([place]) => place);
}

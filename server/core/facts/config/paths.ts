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

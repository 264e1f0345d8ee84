import ignore from "ignore";

import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, relativePath, resolvePath } from "../../workspace/uri.ts";

const MOST_LEVELS = 8;

/** True when a .gitignore in the file's folder, or in one above it, names the file. */
export function isGitIgnored(uri: string, { files }: Snapshot): boolean {
  let folder = folderOf(uri);
  for (let level = 0; level < MOST_LEVELS && folder.includes("/"); level++) {
    const rules = files.read(resolvePath(folder, ".gitignore"));
    if (rules && ignore().add(rules.text).ignores(relativePath(folder, uri))) return true;
    folder = folderOf(folder);
  }
  return false;
}

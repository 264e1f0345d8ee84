import { basename, join, relative, sep } from "node:path";

import { isIgnored, isLeftOut, levelAbove, levelOf } from "./ignoring.ts";

/** Why walking the folder would not come to this file, as a phrase; `undefined` where it would. */
export function whyLeftOut(root: string, path: string): string | undefined {
  const below = relative(root, path);
  if (below === "" || below.startsWith("..")) return undefined;
  let level = levelAbove(root);
  let here = root;
  for (const segment of below.split(sep)) {
    const isFolder = here !== root;
    if (isFolder && isLeftOut(here)) return `it lies in ${basename(here)}, which tools write`;
    level = levelOf(here, level);
    here = join(here, segment);
    if (isIgnored(here, here !== path, level)) return `.gitignore leaves ${relative(root, here).replaceAll(sep, "/")} out`;
  }
  return undefined;
}

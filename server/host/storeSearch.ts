import { opendir } from "node:fs/promises";
import { basename, join } from "node:path";

/** Folders that may be large and hold no store of this workspace. */
const PASSED_OVER = new Set([".git", ".hg", ".svn", "node_modules", ".venv", "venv", "site-packages", "__pycache__", ".tox", ".nox", "dist", "build"]);
const DEPTH = 6;
/** A workspace with more folders than this is searched only so far. */
const MOST_FOLDERS = 20_000;
/** A search is worth this long, since a training that writes asks for one with every point. */
const WORTH_MS = 3000;

/**
 * Finds the folders named `mlruns` below a folder, nearest first. Git usually ignores them, so `.gitignore` is not asked.
 * Where none was found, the next question searches again at once.
 */
export function storeSearch(): (folder: string) => Promise<readonly string[]> {
  const known = new Map<string, { readonly paths: readonly string[]; readonly until: number }>();
  return async (folder) => {
    const old = known.get(folder);
    if (old && old.paths.length > 0 && performance.now() < old.until) return old.paths;
    const paths = await search(folder);
    known.set(folder, { paths, until: performance.now() + WORTH_MS });
    return paths;
  };
}

async function search(root: string): Promise<readonly string[]> {
  const found: string[] = [];
  let level = [root];
  let seen = 0;
  for (let depth = 0; depth <= DEPTH && level.length > 0 && seen < MOST_FOLDERS; depth += 1) {
    const next: string[] = [];
    for (const folder of level) {
      seen += 1;
      if (basename(folder) === "mlruns") found.push(folder);
      else next.push(...(await foldersIn(folder)));
    }
    level = next;
  }
  return found;
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const folders: string[] = [];
  try {
    for await (const entry of await opendir(folder)) {
      if (entry.isDirectory() && !PASSED_OVER.has(entry.name)) folders.push(join(folder, entry.name));
    }
  } catch {
    // A folder that may not be read, or is gone by now, holds no store for us.
  }
  return folders.toSorted();
}

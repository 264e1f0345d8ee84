import { readdir, stat } from "node:fs/promises";
import { join, resolve, sep } from "node:path";

import picomatch from "picomatch";

import { isIgnored, isLeftOut, levelAbove, levelOf, type IgnoreLevel } from "./ignoring.ts";

export interface WalkOptions {
  /** `false` walks everything: no `.gitignore`, no usual folders left out. */
  readonly ignoring: boolean;
  /** Folders and files that the person does not want, by absolute path. */
  readonly skip?: (path: string, isFolder: boolean) => boolean;
}

/** A file that was found, or a path that could not be walked. Paths are absolute. */
export type Walked =
  /** `named` files were asked for by their own name, so no filter applies. */
  | { readonly state: "file"; readonly path: string; readonly named: boolean }
  | { readonly state: "problem"; readonly path: string; readonly reason: string };

/**
 * Files of the given files, folders and globs, each once, in the same order every time. Symbolic links are followed
 * where a person names them and left alone inside folders, as git does, so that a circle of links does no harm.
 */
export async function* walk(paths: readonly string[], options: WalkOptions): AsyncGenerator<Walked> {
  const named = new Set(paths.map((path) => resolve(path)));
  const seen = new Set<string>();
  for (const path of paths) {
    for await (const found of walkOne(path, options)) {
      if (seen.has(found.path)) continue;
      seen.add(found.path);
      yield found.state === "file" ? { ...found, named: named.has(found.path) } : found;
    }
  }
}

async function* walkOne(given: string, options: WalkOptions): AsyncGenerator<Walked> {
  const path = resolve(given);
  const isThere = await stat(path).catch(() => undefined);
  if (!isThere) yield* walkGlob(given, options);
  else if (isThere.isDirectory()) yield* walkFolder(path, options);
  else yield { state: "file", path, named: true };
}

async function isFolder(path: string): Promise<boolean> {
  const isThere = await stat(path).catch(() => undefined);
  return isThere?.isDirectory() ?? false;
}

async function* walkGlob(given: string, options: WalkOptions): AsyncGenerator<Walked> {
  const { isGlob, base, glob } = picomatch.scan(given.replaceAll("\\", "/"));
  if (!isGlob) {
    yield { state: "problem", path: resolve(given), reason: "there is no such file or folder" };
    return;
  }
  const folder = resolve(base === "" ? "." : base);
  const matches = picomatch(glob.replace(/^\.\//, ""), { dot: true });
  let found = false;
  for await (const entry of (await isFolder(folder)) ? walkFolder(folder, options) : []) {
    if (entry.state === "file" && !matches(entry.path.slice(folder.length + 1).replaceAll(sep, "/"))) continue;
    found = true;
    yield entry;
  }
  if (!found) yield { state: "problem", path: resolve(given), reason: "no file matches the pattern" };
}

interface Folder {
  readonly path: string;
  readonly level: IgnoreLevel | undefined;
}

async function* walkFolder(root: string, options: WalkOptions): AsyncGenerator<Walked> {
  const pending: Folder[] = [{ path: root, level: options.ignoring ? levelAbove(root) : undefined }];
  for (let folder = pending.pop(); folder; folder = pending.pop()) {
    const entries = await readdir(folder.path, { withFileTypes: true }).catch(reasonOf);
    if (typeof entries === "string") {
      yield { state: "problem", path: folder.path, reason: entries };
      continue;
    }
    const level = options.ignoring ? levelOf(folder.path, folder.level) : undefined;
    const inside: Folder[] = [];
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder.path, entry.name);
      if (!isWanted(path, entry.isDirectory(), level, options)) continue;
      if (entry.isDirectory()) inside.push({ path, level });
      else if (entry.isFile()) yield { state: "file", path, named: false };
    }
    pending.push(...inside.toReversed());
  }
}

function isWanted(path: string, isFolder: boolean, level: IgnoreLevel | undefined, { ignoring, skip }: WalkOptions): boolean {
  if (skip?.(path, isFolder)) return false;
  return !ignoring || !(isIgnored(path, isFolder, level) || (isFolder && isLeftOut(path)));
}

const reasonOf = (error: NodeJS.ErrnoException): string =>
  error.code === "EACCES" || error.code === "EPERM" ? "permission denied" : error.code === "ENOENT" ? "there is no such file or folder" : error.message;

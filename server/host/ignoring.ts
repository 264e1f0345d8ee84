import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";

import ignore, { type Ignore } from "ignore";

/** The `.gitignore` rules that hold in a folder: those of the folders above it and its own, which come last and win. */
export interface IgnoreLevel {
  /** Paths are matched as they stand below this folder. */
  readonly base: string;
  readonly rules: Ignore;
}

/** Rules of the folder itself laid over those above. */
export function levelOf(folder: string, above: IgnoreLevel | undefined): IgnoreLevel | undefined {
  const patterns = [join(folder, ".git", "info", "exclude"), join(folder, ".gitignore")].flatMap(linesOfFile);
  if (patterns.length === 0) return above;
  const base = above?.base ?? folder;
  const prefix = pathBelow(base, folder).replace(/[\\*?[\]!#]/g, "\\$&");
  const rules = ignore().add(above?.rules ?? []);
  return { base, rules: rules.add(patterns.map((pattern) => rebased(pattern, prefix))) };
}

/** Rules that reach into a folder from the repository around it. None where the folder itself is ignored: it was asked for. */
export function levelAbove(folder: string): IgnoreLevel | undefined {
  const folders: string[] = [];
  for (let here = folder; !existsSync(join(here, ".git")); here = dirname(here)) {
    if (dirname(here) === here) return undefined;
    folders.unshift(dirname(here));
  }
  let level: IgnoreLevel | undefined;
  for (const each of folders) level = levelOf(each, level);
  return isIgnored(folder, true, level) ? undefined : level;
}

export function isIgnored(path: string, isFolder: boolean, level: IgnoreLevel | undefined): boolean {
  if (!level || path === level.base) return false;
  return level.rules.ignores(pathBelow(level.base, path) + (isFolder ? "/" : ""));
}

const pathBelow = (base: string, path: string): string => path.slice(base.length).split(sep).filter(Boolean).join("/");

/** A pattern of a folder's `.gitignore` as the base's `.gitignore` would have it. One without a slash holds at any depth. */
function rebased(pattern: string, prefix: string): string {
  if (prefix === "") return pattern;
  const [, not = "", rest = ""] = /^(!?)(.*)$/.exec(pattern) ?? [];
  const anchored = rest.replace(/\/+\s*$/, "").includes("/");
  return `${not}/${prefix}/${anchored ? rest.replace(/^\//, "") : `**/${rest}`}`;
}

/** Folders that tools write and people do not, whether or not a `.gitignore` says so. */
const LEFT_OUT = new Set([
  ...[".git", ".hg", ".svn", "node_modules", "bower_components", "site-packages", "dist-packages"],
  ...["__pycache__", ".venv", "venv", ".tox", ".nox", ".eggs", ".pixi", "build", "dist"],
  ...[".mypy_cache", ".pytest_cache", ".ruff_cache", ".pytype", ".hypothesis", ".cache"],
  ...[".ipynb_checkpoints", "mlruns", "mlartifacts", "lightning_logs", ".terraform", ".idea", ".vs"],
]);
const LEFT_OUT_BELOW_DVC = new Set(["cache", "tmp"]);

export function isLeftOut(folder: string): boolean {
  const name = basename(folder);
  if (LEFT_OUT.has(name) || name.endsWith(".egg-info")) return true;
  if (basename(dirname(folder)) === ".dvc" && LEFT_OUT_BELOW_DVC.has(name)) return true;
  return existsSync(join(folder, "pyvenv.cfg")) || existsSync(join(folder, "conda-meta"));
}

function linesOfFile(path: string): readonly string[] {
  try {
    return readFileSync(path, "utf8").split(/\r?\n/).filter((line) => line.trim() !== "" && !line.startsWith("#"));
  } catch {
    return [];
  }
}

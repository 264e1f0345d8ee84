import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

import { parse } from "yaml";

import { defaultDriftOptions, driftSettings, type DriftOptions } from "../core/index.ts";

export type FoundSettings = { readonly state: "read"; readonly options: DriftOptions } | { readonly state: "failed"; readonly reason: string };

const NAMES = ["modelwright.drift.yaml", "modelwright.drift.yml"];

/** The settings of drift beside the data or above them, up to the repository's root. */
export function findDriftSettings(dataPath: string): string | undefined {
  for (let folder = dirname(resolve(dataPath)); ; folder = dirname(folder)) {
    const found = NAMES.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
    if (existsSync(join(folder, ".git")) || dirname(folder) === folder) return undefined;
  }
}

/** What a settings file's text sets; nothing where it is broken, which a comparison says. */
export function driftOptionsIn(text: string): Partial<DriftOptions> {
  try {
    const values: unknown = parse(text) ?? {};
    const settings = typeof values === "object" && values !== null ? driftSettings(values as Record<string, unknown>) : undefined;
    return settings?.state === "read" ? settings.options : {};
  } catch {
    return {};
  }
}

/** Where settings that are made now would stand: in the workspace's folder where the data lie below it, else beside the data. */
export function newDriftSettings(dataPath: string, workspace: string | undefined): string {
  const beside = dirname(resolve(dataPath));
  const [name = ""] = NAMES;
  return join(workspace !== undefined && `${beside}/`.startsWith(`${resolve(workspace)}/`) && !hasGitBelow(beside, resolve(workspace)) ? workspace : beside, name);
}

/** Settings above the root of a repository are not looked for. */
function hasGitBelow(folder: string, above: string): boolean {
  return folder !== above && (existsSync(join(folder, ".git")) || (dirname(folder) !== folder && hasGitBelow(dirname(folder), above)));
}

/** The options that a comparison with these data follows: those of the settings file where there is one, else the defaults. */
export function driftOptionsFor(dataPath: string): FoundSettings {
  const path = findDriftSettings(dataPath);
  if (path === undefined) return { state: "read", options: defaultDriftOptions };
  try {
    const values: unknown = parse(readFileSync(path, "utf8")) ?? {};
    if (typeof values !== "object" || values === null || Array.isArray(values)) return { state: "failed", reason: `${basename(path)} must hold keys and values.` };
    const settings = driftSettings(values as Record<string, unknown>);
    if (settings.state === "wrong") return { state: "failed", reason: `${basename(path)}: ${settings.problem}` };
    return { state: "read", options: { ...defaultDriftOptions, ...settings.options } };
  } catch (error) {
    return { state: "failed", reason: `${basename(path)} cannot be read: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

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

import { dependencyNear } from "../../facts/project/dependencies.ts";
import { readDependency } from "../../facts/project/requirements.ts";
import { walk } from "../../syntax/python/walk.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { distributionOf, OLDEST } from "./distributions.ts";
import { isNeighbour } from "./place.ts";

/** One package that the project needs, and where its version comes from. */
export interface Requirement {
  readonly name: string;
  /** `>=1.5`, `==2.1.0`; empty where nothing is known. */
  readonly version: string;
  readonly source: string;
}

/** The packages behind the imports. Versions come from pip lines, else from the project around, else the oldest that fits. */
export function requirementsFor(document: Document, snapshot: Snapshot, packages: readonly string[]): readonly Requirement[] {
  const installed = new Map(packages.flatMap((line) => readDependency(line) ?? []).map((one) => [one.name, one]));
  const found = new Map<string, Requirement>();
  for (const module of importedModules(document)) {
    const distribution = isNeighbour(module, document, snapshot.files) ? undefined : distributionOf(module);
    if (distribution === undefined || found.has(distribution)) continue;
    found.set(distribution, versioned(distribution, installed.get(key(distribution))?.specifier, document, snapshot));
  }
  return [...found.values()].toSorted((a, b) => a.name.toLowerCase().localeCompare(b.name.toLowerCase()));
}

function versioned(name: string, specifier: string | undefined, document: Document, snapshot: Snapshot): Requirement {
  if (specifier !== undefined && specifier !== "") return { name, version: specifier, source: "the notebook's pip line" };
  const near = dependencyNear(document, snapshot, key(name));
  if (near && near.specifier !== "") return { name, version: near.specifier, source: "the project's own list" };
  const oldest = Object.hasOwn(OLDEST, name) ? OLDEST[name] : undefined;
  return oldest === undefined ? { name, version: "", source: "the import; pin it once you know the version" } : { name, version: `>=${oldest}`, source: "the import; the oldest version that fits" };
}

const key = (name: string): string => name.toLowerCase().replace(/[._-]+/g, "-");

function importedModules(document: Document): readonly string[] {
  const modules = new Set<string>();
  walk(moduleOf(document).body, (node) => {
    if (node.type === "import") node.names.forEach(({ name }) => modules.add(name));
    if (node.type === "importFrom" && !node.module.startsWith(".")) [node.module, ...node.names.map(({ name }) => `${node.module}.${name}`)].slice(node.names.length > 0 ? 1 : 0).forEach((module) => modules.add(module));
    return node.type !== "expressionStatement" && node.type !== "assign";
  });
  return [...modules];
}

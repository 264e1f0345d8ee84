import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";

import { memo } from "../../memo.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import { normalName, readDependency, requirementsOf, type Dependency } from "./requirements.ts";
import { setupTexts } from "./setupPy.ts";

/** A file that lists packages, with the packages. */
export interface Manifest {
  /** The name in the project's folder. */
  readonly file: string;
  readonly uri: string;
  readonly dependencies: readonly Dependency[];
  /** They stand in `[project]`, so that they can be installed before the code is there. */
  readonly withoutCode?: true;
  /** Some are fetched from Git, by the program `git`. */
  readonly fromGit?: true;
  /** Names of those that are members of the same uv workspace. */
  readonly inWorkspace?: readonly string[];
}

/** The lists of packages in a folder; the one that says most about what runs comes first. */
export function manifestsOf(folderUri: string, snapshot: Snapshot): readonly Manifest[] {
  const known = manifestsBySnapshot(snapshot);
  const found = known.get(folderUri) ?? readManifests(folderUri, snapshot);
  known.set(folderUri, found);
  return found;
}

/** The package as the nearest list says that names it, looking from the file's folder upwards. */
export function dependencyNear(document: Document, snapshot: Snapshot, name: string): Dependency | undefined {
  let folder = folderOf(document.uri);
  for (let level = 0; level < MOST_LEVELS && folder.includes("/"); level++) {
    for (const manifest of manifestsOf(folder, snapshot)) {
      const found = manifest.dependencies.find((dependency) => dependency.name === name);
      if (found) return found;
    }
    folder = folderOf(folder);
  }
  return undefined;
}

const MOST_LEVELS = 6;
const manifestsBySnapshot = memo<Snapshot, Map<string, readonly Manifest[]>>(() => new Map());

const READERS: readonly (readonly [file: string, read: (document: Document, snapshot: Snapshot) => readonly Dependency[]])[] = [
  ["requirements.txt", fromRequirements],
  ["pyproject.toml", (document) => fromPyproject(tomlOf(document))],
  ["environment.yml", (document) => fromConda(yamlOf(document))],
  ["environment.yaml", (document) => fromConda(yamlOf(document))],
  ["conda.yaml", (document) => fromConda(yamlOf(document))],
  ["setup.cfg", fromSetupCfg],
  ["setup.py", (document) => setupTexts(document, "install_requires").flatMap((text) => readDependency(text) ?? [])],
  ["Pipfile", (document) => fromTable(at(tomlOf(document), "packages"))],
  ["requirements/base.txt", fromRequirements],
];

function readManifests(folderUri: string, snapshot: Snapshot): readonly Manifest[] {
  return READERS.flatMap(([file, read]) => {
    const uri = resolvePath(folderUri, file);
    const document = snapshot.files.read(uri);
    const withoutCode = file === "pyproject.toml" && document && Array.isArray(at(tomlOf(document), "project", "dependencies"));
    const inWorkspace = file === "pyproject.toml" && document ? Object.entries(tableOf(at(tomlOf(document), "tool", "uv", "sources"))).flatMap(([name, source]) => (at(source, "workspace") === true ? [name] : [])) : [];
    return document ? [{ file, uri, dependencies: read(document, snapshot), ...(withoutCode === true && { withoutCode }), ...(FROM_GIT.test(document.text) && { fromGit: true }), ...(inWorkspace.length > 0 && { inWorkspace }) }] : [];
  });
}

const FROM_GIT = /(?:^|[\s"'@])git\+(?:https?|ssh|file):|\bgit\s*=\s*["']/m;

function fromRequirements(document: Document, snapshot: Snapshot): readonly Dependency[] {
  const { dependencies, includes } = requirementsOf(document);
  const included = includes.flatMap((path) => {
    const other = snapshot.files.read(resolvePath(folderOf(document.uri), path));
    return other && other !== document ? requirementsOf(other).dependencies : [];
  });
  return [...dependencies, ...included];
}

function fromPyproject(root: unknown): readonly Dependency[] {
  const listed = stringsIn(at(root, "project", "dependencies")).flatMap((text) => readDependency(text) ?? []);
  return [...listed, ...fromTable(at(root, "tool", "poetry", "dependencies")).filter(({ name }) => name !== "python")];
}

/** As Poetry and Pipenv write them: a rule, or a table with `version` and `extras`. */
function fromTable(table: unknown): readonly Dependency[] {
  return Object.entries(tableOf(table)).map(([name, rule]): Dependency => {
    const specifier = typeof rule === "string" ? rule : at(rule, "version");
    return { name: normalName(name), extras: stringsIn(at(rule, "extras")), specifier: typeof specifier === "string" ? specifier.replace(/^\*$/, "") : "" };
  });
}

function fromConda(root: unknown): readonly Dependency[] {
  const items = at(root, "dependencies");
  if (!Array.isArray(items)) return [];
  return (items as readonly unknown[]).flatMap((item): readonly Dependency[] => {
    if (typeof item !== "string") return stringsIn(at(item, "pip")).flatMap((text) => readDependency(text) ?? []);
    const [, name = "", specifier = ""] = /^(?:[\w.-]+::)?([\w.-]+)\s*(.*)$/.exec(item) ?? [];
    const [version = ""] = specifier.replace(/^=(?=\d)/, "==").split(/=(?=[a-z])/);
    return name === "" || name === "pip" ? [] : [{ name: normalName(name), extras: [], specifier: version.replace(/\s/g, "") }];
  });
}

function fromSetupCfg({ text }: Document): readonly Dependency[] {
  const [, block = ""] = /^install_requires\s*=\s*((?:.*\n?)(?:[ \t]+.*\n?)*)/m.exec(text) ?? [];
  return block.split("\n").flatMap((line) => readDependency(line.trim()) ?? []);
}

/** The value at a path of keys; `undefined` where the file is broken or has another shape. */
export function at(root: unknown, ...keys: readonly string[]): unknown {
  let value = root;
  for (const key of keys) value = tableOf(value)[key];
  return value;
}

export const tomlOf = memo((document: Document): unknown => attempt(() => parseToml(document.text)));
export const yamlOf = memo((document: Document): unknown => attempt(() => parseYaml(document.text) as unknown));

/** The libraries throw on broken text, which is the normal case while a person types. */
function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function tableOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
}

const stringsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);

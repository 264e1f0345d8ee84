import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, relativePath, resolvePath } from "../../workspace/uri.ts";
import { at, tomlOf, yamlOf } from "./dependencies.ts";
import { setupTexts } from "./setupPy.ts";
import { pythonNotebooks } from "./sources.ts";

/** A version such as `3.12`, and the file that says so. */
export interface PythonVersion {
  readonly version: string;
  readonly file: string;
}

/** The Python that the project is for; exact statements come before ranges. */
export function pythonVersionOf(folderUri: string, snapshot: Snapshot): PythonVersion | undefined {
  for (const [file, read] of READERS) {
    const document = snapshot.files.read(resolvePath(folderUri, file));
    const version = versionIn(document ? (read(document) ?? "") : "");
    if (version !== undefined) return { version, file };
  }
  return fromNotebooks(folderUri, snapshot);
}

/** The oldest Python 3 that a rule names; a Python 2 only where the rule lets no other in. */
function versionIn(rule: string): string | undefined {
  const [three] = /3\.\d+/.exec(rule) ?? [];
  const [two] = /\b2\.\d+/.exec(rule) ?? [];
  return three ?? (/^\s*>/.test(rule) && !/<\s*=?3\b/.test(rule) ? undefined : two);
}

/** What the notebooks were last run with: the first that says so. */
function fromNotebooks(folderUri: string, snapshot: Snapshot): PythonVersion | undefined {
  for (const { languageVersion = "", uri } of pythonNotebooks(folderUri, snapshot)) {
    const [version] = /^3\.\d+/.exec(languageVersion) ?? [];
    if (version !== undefined) return { version, file: relativePath(folderUri, uri) };
  }
  return undefined;
}

/** The Python of the nearest folder that says so, looking from the file upwards. */
export function pythonVersionNear(document: Document, snapshot: Snapshot): string | undefined {
  let folder = folderOf(document.uri);
  for (let level = 0; level < MOST_LEVELS && folder.includes("/"); level++) {
    const found = pythonVersionOf(folder, snapshot);
    if (found) return found.version;
    folder = folderOf(folder);
  }
  return undefined;
}

const MOST_LEVELS = 6;

const READERS: readonly (readonly [file: string, read: (document: Document) => string | undefined])[] = [
  [".python-version", ({ text }) => text],
  ["runtime.txt", ({ text }) => text],
  ["python_env.yaml", (document) => stringOf(at(yamlOf(document), "python"))],
  ["environment.yml", fromConda],
  ["environment.yaml", fromConda],
  ["conda.yaml", fromConda],
  ["pyproject.toml", (document) => stringOf(at(tomlOf(document), "project", "requires-python")) ?? stringOf(at(tomlOf(document), "tool", "poetry", "dependencies", "python"))],
  ["setup.cfg", ({ text }) => /^python_requires\s*=\s*(.*)$/m.exec(text)?.[1]],
  ["setup.py", (document) => setupTexts(document, "python_requires")[0]],
  ["Pipfile", (document) => stringOf(at(tomlOf(document), "requires", "python_version") ?? at(tomlOf(document), "requires", "python_full_version"))],
  [".tool-versions", ({ text }) => /^python\s+(.*)$/m.exec(text)?.[1]],
];

function fromConda(document: Document): string | undefined {
  const items = at(yamlOf(document), "dependencies");
  return Array.isArray(items) ? items.filter((item) => typeof item === "string").find((item) => /^python\s*[=<>~ ]/.test(item)) : undefined;
}

const stringOf = (value: unknown): string | undefined => (typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined);

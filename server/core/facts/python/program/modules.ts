import type { Document } from "../../../workspace/document.ts";
import type { Files, Snapshot } from "../../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../../workspace/uri.ts";
import { isLibrary } from "./libraries.ts";
import { referencesOf } from "./references.ts";

/**
 * The documents that a document's imports and `%run` lines lead to: by the module's name as written, or by `%run path`.
 * What is not in the workspace, or is a library, is left out.
 */
export function modulesOf(document: Document, { files }: Snapshot): ReadonlyMap<string, Document> {
  const { modules, runs, paths } = referencesOf(document);
  const found = new Map<string, Document>();
  const folder = folderOf(document.uri);
  const names = modules.filter((name) => name.startsWith(".") || !isLibrary(firstOf(name), document.kind === "notebook"));
  const roots = names.length === 0 ? [] : rootsOf(folder, paths, files);
  const holders = new Map<string, readonly string[]>();
  for (const name of names) {
    const first = firstOf(name);
    const known = holders.get(first) ?? (first === "" ? [packageOf(folder, name)] : roots.filter((root) => holds(root, first, files)));
    if (first !== "") holders.set(first, known);
    const module = firstFound(known, (root) => moduleAt(root, name.replace(/^\.+/, ""), files));
    if (module) found.set(name, module);
  }
  for (const path of runs) {
    const module = codeAt(resolvePath(folder, /\.(py|ipy|ipynb)$/.test(path) ? path : `${path}.py`), files);
    if (module) found.set(`%run ${path}`, module);
  }
  return found;
}

/** The first part of an absolute name; nothing for a relative one. */
const firstOf = (name: string): string => name.split(".", 1)[0] ?? "";

/** Where a relative import starts: one dot is the document's own folder, each further one the folder above. */
function packageOf(folder: string, name: string): string {
  const dots = /^\.+/.exec(name)?.[0].length ?? 1;
  return resolvePath(folder, "../".repeat(dots - 1));
}

const holds = (root: string, name: string, files: Files): boolean => files.exists(`${root}/${name}.py`) || files.exists(`${root}/${name}`);

/** A package is what its `__init__.py` says. A folder without one holds modules but says nothing itself. */
function moduleAt(root: string, name: string, files: Files): Document | undefined {
  const path = [root, ...name.split(".").filter((part) => part !== "").map(encodeURIComponent)].join("/");
  return (name === "" ? undefined : codeAt(`${path}.py`, files)) ?? codeAt(`${path}/__init__.py`, files);
}

function codeAt(uri: string, files: Files): Document | undefined {
  const document = files.exists(uri) ? files.read(uri) : undefined;
  return document?.language === "python" ? document : undefined;
}

function firstFound<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

const MOST_LEVELS = 5;

/** What lies at the top of a project. */
const MARKERS = ["pyproject.toml", "setup.py", "setup.cfg", "requirements.txt", ".git", "dvc.yaml", "MLproject"];

/**
 * Folders that modules are looked for in: the document's own, those that it puts on `sys.path`, and the folders above up to
 * the project's, each with its `src`. A notebook that says `import src.features` has made that work in one of many ways.
 */
function rootsOf(folder: string, paths: readonly string[], files: Files): readonly string[] {
  const above: string[] = [];
  let here = folder;
  while (above.length < MOST_LEVELS && /^[^/]*:\/\/[^/]*\/./.test(here)) {
    above.push(here);
    if (MARKERS.some((marker) => files.exists(`${here}/${marker}`))) break;
    here = folderOf(here);
  }
  const isProject = above.length > 0 && MARKERS.some((marker) => files.exists(`${above.at(-1) ?? ""}/${marker}`));
  const within = isProject ? above : above.slice(0, 2);
  return [...new Set([folder, ...paths.map((path) => resolvePath(folder, path)), ...within.flatMap((root) => [root, `${root}/src`])])];
}

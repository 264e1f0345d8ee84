import { moduleOf } from "../../syntax/python/module.ts";
import { walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import type { Files } from "../../workspace/snapshot.ts";
import { folderOf, pathBetween, resolvePath } from "../../workspace/uri.ts";

/** Where the notebook lies, seen from its project: there its relative paths count from, and there its own modules are. */
export interface NotebookPlace {
  /** From the project's folder to the notebook's, as `..`; empty where that is the same folder, or nobody knows. */
  readonly way: string;
  /** Modules beside the notebook that it imports. */
  readonly neighbours: readonly string[];
}

export function placeOf(document: Document, files: Files, projectUri: string): NotebookPlace {
  return { way: wayTo(folderOf(document.uri), projectUri), neighbours: importedRoots(document).filter((root) => isNeighbour(root, document, files)) };
}

/** A file or folder beside the notebook goes before what is installed. */
export function isNeighbour(module: string, { uri }: Document, files: Files): boolean {
  const [root = ""] = module.split(".");
  return [`${root}.py`, `${root}/__init__.py`].some((path) => files.exists(resolvePath(folderOf(uri), path)));
}

/** The module's file, or its folder. */
export const neighbourPath = (root: string, { uri }: Document, files: Files): string => (files.exists(resolvePath(folderOf(uri), `${root}.py`)) ? `${root}.py` : root);

/** Two folders that have nothing in common lie together on this machine only, so there is no way that others could go. */
function wayTo(notebookUri: string, projectUri: string): string {
  const folder = projectUri.replace(/\/$/, "");
  if (topOf(folder) !== topOf(notebookUri)) return "";
  return pathBetween(folder, `${notebookUri}/-`).replace(/\/?-$/, "");
}

const topOf = (uri: string): string => /^[\w+.-]+:\/\/[^/]*\/[^/]+/.exec(uri)?.[0] ?? uri;

function importedRoots(document: Document): readonly string[] {
  const roots = new Set<string>();
  walk(moduleOf(document).body, (node) => {
    if (node.type === "import") node.names.forEach(({ name }) => roots.add(name.split(".")[0] ?? ""));
    if (node.type === "importFrom" && !node.module.startsWith(".")) roots.add(node.module.split(".")[0] ?? "");
    return true;
  });
  return [...roots].filter((root) => root !== "").toSorted();
}

/** A path of the notebook as it is written from the project's folder. */
export const fromProject = (way: string, path: string): string => (way === "" ? path : collapsed(`${way}/${path}`));

/** `../notes/../data` is `../data`. */
function collapsed(path: string): string {
  const done: string[] = [];
  for (const part of path.split("/")) {
    if (part === ".." && done.length > 0 && done.at(-1) !== "..") done.pop();
    else if (part !== ".") done.push(part);
  }
  return done.join("/");
}

import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, relativePath, resolvePath } from "../../workspace/uri.ts";

const MOST_FILES = 400;
const DEEPEST = 3;
const SKIPPED = /^(?:\..*|node_modules|__pycache__|venv|env|site-packages|build|dist|mlruns|wandb|data|tests?)$/;

/** The Python files of a project, those nearest to its root first. */
export function pythonFiles(folderUri: string, snapshot: Snapshot): readonly Document[] {
  const found: Document[] = [];
  let folders = [folderUri];
  for (let depth = 0; depth <= DEEPEST && found.length < MOST_FILES; depth++) {
    const entries = folders.flatMap((folder) => snapshot.files.list(folder)).toSorted();
    for (const uri of entries) {
      if (!uri.endsWith(".py") || found.length >= MOST_FILES) continue;
      const document = snapshot.files.read(uri);
      if (document) found.push(document);
    }
    folders = entries.filter((uri) => uri.endsWith("/") && !SKIPPED.test(baseName(uri.slice(0, -1)))).map((uri) => uri.slice(0, -1));
  }
  return found;
}

/** Folders of one or two levels with a list of packages of their own, from the project's folder. */
export function projectsBelow(folderUri: string, { files }: Snapshot): readonly string[] {
  const foldersIn = (folder: string): readonly string[] => files.list(folder).filter((uri) => uri.endsWith("/") && !SKIPPED.test(baseName(uri.slice(0, -1)))).map((uri) => uri.slice(0, -1));
  const first = foldersIn(folderUri).toSorted();
  const hasList = (folder: string): boolean => ["pyproject.toml", "requirements.txt", "environment.yml", "setup.py"].some((list) => files.exists(resolvePath(folder, list)));
  return [...first, ...first.flatMap(foldersIn)].filter(hasList).map((folder) => relativePath(folderUri, folder)).toSorted();
}

const MOST_NOTEBOOKS = 20;

/** Addresses of the notebooks at a project's root and in its folder `notebooks`. */
export const notebookUris = (folderUri: string, { files }: Snapshot): readonly string[] =>
  [folderUri, resolvePath(folderUri, "notebooks")].flatMap((folder) => files.list(folder).filter((uri) => uri.endsWith(".ipynb")));

/** The first Python notebooks of a project. */
export const pythonNotebooks = (folderUri: string, snapshot: Snapshot): readonly Document[] =>
  notebookUris(folderUri, snapshot)
    .slice(0, MOST_NOTEBOOKS)
    .flatMap((uri) => snapshot.files.read(uri) ?? [])
    .filter(({ language }) => language === "python");

import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName } from "../../workspace/uri.ts";

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

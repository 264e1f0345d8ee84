import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

/** The Python files of a folder and of all folders in it; `undefined` where they are too many to read. */
export function programsIn(folder: string, snapshot: Snapshot): readonly Document[] | undefined {
  const found: Document[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined && found.length < MOST_FILES; next = folders.pop()) {
    for (const uri of snapshot.files.list(next)) {
      if (uri.endsWith("/") && !/\/(?:\.|__)[^/]*\/$/.test(uri)) folders.push(uri.slice(0, -1));
      const program = uri.endsWith(".py") && found.length < MOST_FILES ? snapshot.files.read(uri) : undefined;
      if (program) found.push(program);
    }
  }
  return found.length < MOST_FILES ? found : undefined;
}

const MOST_FILES = 400;

import { itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import { isRemote } from "../../facts/config/dvc/pipeline.ts";
import { fileMention } from "../references/files.ts";
import type { Mention } from "../references/mention.ts";
import { withinQuotes } from "../references/written.ts";

/** The file or folder that is tracked, which pipelines depend on by its path. */
export function* mentions(document: Document): Generator<Mention> {
  const [root] = readData(document)?.roots ?? [];
  const folder = resolvePath(folderOf(document.uri), stringAt(root, "wdir") ?? ".");
  for (const list of ["outs", "deps"]) {
    for (const item of itemsAt(root, list)) {
      const path = scalarAt(item, "path");
      const at = path && !isRemote(path.text) ? withinQuotes(document.text, path) : undefined;
      if (at && path) yield { ...fileMention(resolvePath(folder, path.text), at, folder), ...(list === "outs" && { defines: true }) };
    }
  }
}

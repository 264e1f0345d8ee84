import { walk } from "../../syntax/data/access.ts";
import type { Dialect } from "../../syntax/data/dialect.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import type { Reference } from "./reference.ts";

/** Looking for files costs; a config names few. */
const MOST_LOOKS = 300;

/** Values that are paths of files beside the config, with or without `file://` before and `:name` behind. */
export function* fileReferences(document: Document, snapshot: Snapshot, dialect: Dialect | undefined): Generator<Reference> {
  const folder = folderOf(document.uri);
  let looks = 0;
  for (const root of readData(document, dialect)?.roots ?? []) {
    for (const { node } of walk(root)) {
      const path = node.type === "scalar" ? PATH.exec(node.text)?.[1] : undefined;
      if (path === undefined || looks++ > MOST_LOOKS) continue;
      const uri = resolvePath(folder, path);
      if (uri !== document.uri && snapshot.files.exists(uri)) yield { at: node.span, targets: [{ uri, at: { start: 0, end: 0 } }], link: uri };
    }
  }
}

const PATH = /^(?:file:(?:\/\/)?)?((?:\.{1,2}\/)?[\w@-][\w./@-]*\.[A-Za-z]\w{0,11})(?::[A-Za-z_]\w*)?$/;

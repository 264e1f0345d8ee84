import { walk } from "../../syntax/data/access.ts";
import type { Dialect } from "../../syntax/data/dialect.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Mention } from "./mention.ts";
import { dottedSymbol } from "./programs.ts";
import { withinQuotes } from "./written.ts";

/** Keys whose value names something of a Python module: `package.module.Class` or `package.module:app`. */
const KEYS: ReadonlySet<string> = new Set(["_target_", "_component_", "class_path", "import_path", "service", "type"]);

export function* symbolMentions(document: Document, snapshot: Snapshot, dialect: Dialect): Generator<Mention> {
  for (const root of readData(document, dialect)?.roots ?? []) {
    for (const { node, entry } of walk(root)) {
      const at = node.type === "scalar" && KEYS.has(entry?.key.text ?? "") ? withinQuotes(document.text, node) : undefined;
      if (at && node.type === "scalar") yield* dottedSymbol(node.text, at, document.uri, snapshot);
    }
  }
}

import { entriesAt } from "../../syntax/data/access.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { confFolder } from "../references/kedro.ts";
import type { Mention } from "../references/mention.ts";
import { valueMentions } from "./values.ts";
import { symbolMentions } from "../references/symbols.ts";
import { withinQuotes } from "../references/written.ts";

/** The datasets of a catalog, which the nodes of the project's pipelines name. */
export function* mentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  const uri = confFolder(document.uri);
  for (const root of readData(document, "omegaconf")?.roots ?? []) {
    for (const { key } of entriesAt(root)) {
      const at = /^_|\{/.test(key.text) ? undefined : withinQuotes(document.text, key);
      if (at) yield { subject: { sort: "dataset", uri, name: key.text }, at, defines: true };
    }
    yield* valueMentions(root, document, uri, snapshot);
  }
  yield* symbolMentions(document, snapshot, "omegaconf");
}

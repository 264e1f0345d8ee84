import { findFromHere } from "../../facts/config/paths.ts";
import { parametersOf } from "../../facts/config/sweep.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Mention } from "../references/mention.ts";
import { argumentMention } from "../references/programs.ts";
import { withinQuotes } from "../references/written.ts";

/** The parameters of a sweep are arguments of its program. */
export function* mentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  const [root] = readData(document, "pyyaml")?.roots ?? [];
  const program = scalarAt(root, "program");
  const found = program && findFromHere(document.uri, program.text, snapshot);
  if (found?.state !== "found") return;
  for (const { key } of parametersOf(root)) {
    const at = withinQuotes(document.text, key);
    if (at) yield argumentMention(found.uri, key.text, at);
  }
}

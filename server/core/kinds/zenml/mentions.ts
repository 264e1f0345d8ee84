import { stepFunctions } from "../../facts/config/zenml.ts";
import { entriesAt } from "../../syntax/data/access.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Mention } from "../references/mention.ts";
import { partOf, withinQuotes } from "../references/written.ts";

/** The functions that `@step` makes steps of. A step that runs more than once is numbered: `train_2`. */
export function* mentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  const steps = entriesAt(readData(document, "pyyaml")?.roots[0], "steps");
  if (steps.length === 0) return;
  const functions = stepFunctions(document.uri, snapshot);
  for (const { key } of steps) {
    const at = withinQuotes(document.text, key);
    const known = functions.get(key.text) ?? functions.get(key.text.replace(/_\d+$/, ""));
    if (at && known) yield { subject: { sort: "symbol", uri: known.uri, name: known.name }, at: partOf(at, 0, known.name.length) };
  }
}

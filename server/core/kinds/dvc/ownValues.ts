import type { Pipeline, Stage } from "../../facts/config/dvc/pipeline.ts";
import { walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Mention } from "../references/mention.ts";
import { withinQuotes } from "../references/written.ts";

/** Values that a dvc.yaml itself brings: its `vars`, and `item` with its keys in the stages that loop. */
export function* ownValues(pipeline: Pipeline): Generator<Mention> {
  const { document, scope, stages } = pipeline;
  for (const { uri, root } of scope.layers) if (uri === document.uri) yield* keysIn(root, pipeline);
  for (const stage of stages) {
    const layers = stage.runs.flatMap((run) => run.layers).filter((layer) => layer.uri === document.uri && !scope.layers.includes(layer));
    const found = [...new Set(layers)].flatMap(({ root }) => [...keysIn(root, pipeline)]);
    // Items that come from a file of parameters have places in that file.
    const here = found.filter(({ at }) => at.start >= stage.key.span.end);
    for (const mention of new Map(here.map((one) => [one.at.start, one])).values()) yield withinStage(mention, stage);
  }
}

/** What loops and the `vars` of a stage bring is known in that stage alone. */
export const withinStage = (mention: Mention, { name }: Stage): Mention => ({ ...mention, subject: { ...mention.subject, scope: `stages.${name}` } });

function* keysIn(root: Node, { document: { text, uri } }: Pipeline): Generator<Mention> {
  for (const { path, entry } of everyEntry(root)) {
    const at = withinQuotes(text, entry);
    if (at) yield { subject: { sort: "parameter", uri, name: path.join(".") }, at, defines: true };
  }
}

function* everyEntry(root: Node): Generator<{ readonly path: readonly string[]; readonly entry: Parameters<typeof withinQuotes>[1] }> {
  for (const { path, entry } of walk(root)) {
    if (entry && path.every((step) => typeof step === "string")) yield { path, entry: entry.key };
  }
}

import { outputPaths } from "../../facts/config/dvc/graph.ts";
import { readParams } from "../../facts/config/dvc/params.ts";
import { isRemote, pipelineOf, type PathUse, type Pipeline, type Stage } from "../../facts/config/dvc/pipeline.ts";
import { lookUp, type Scope } from "../../facts/config/dvc/scope.ts";
import { interpolationsIn } from "../../facts/config/interpolation.ts";
import { walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { fileMention } from "../references/files.ts";
import { dottedMentions } from "../references/keys.ts";
import type { Mention } from "../references/mention.ts";
import { programMentions } from "../references/programs.ts";
import { withinQuotes } from "../references/written.ts";
import { makersOf } from "./makers.ts";
import { ownValues, withinStage } from "./ownValues.ts";

/** Stages, the files they read and write, the parameters and the programs that a dvc.yaml names. */
export function* mentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  const pipeline = pipelineOf(document, snapshot);
  if (!pipeline) return;
  yield* ownValues(pipeline);
  for (const stage of pipeline.stages) {
    const at = withinQuotes(document.text, stage.key);
    if (at) yield { subject: { sort: "stage", uri: document.uri, name: stage.name }, at, defines: true };
    yield* params(stage, document.text, snapshot);
    yield* interpolations(stage, pipeline);
    for (const use of oncePerPlace(stage.uses)) yield* paths(use, pipeline, snapshot);
    for (const command of stage.commands) yield* programMentions(command, stage.folder, document.text, snapshot);
  }
}

function* params(stage: Stage, text: string, snapshot: Snapshot): Generator<Mention> {
  for (const { node, name, fileUri, fileName, folder } of stage.params) {
    const file = readParams(fileUri, snapshot);
    const at = withinQuotes(text, node);
    if (!at) continue;
    if (name === undefined && file.state !== "missing") yield fileMention(fileUri, at, folder);
    else if (name !== undefined && file.state === "read") yield* valueMentions(name, at, { layers: [file], open: false }, fileName, fileUri);
  }
}

function* interpolations(stage: Stage, pipeline: Pipeline): Generator<Mention> {
  const [scope] = stage.runs;
  const { document } = pipeline;
  if (!scope) return;
  for (const { node, entry } of walk(stage.body)) {
    const scalars = [entry?.key, node].filter((one) => one?.type === "scalar");
    for (const { expression, at } of scalars.flatMap((scalar) => interpolationsIn(document.text, scalar))) {
      const found = lookUp(scope, expression);
      const isLocal = found.state === "found" && found.uri === document.uri && !pipeline.scope.layers.includes(found.layer);
      const mentions = valueMentions(expression, at, scope, "the values in scope");
      for (const mention of mentions) yield isLocal ? withinStage(mention, stage) : mention;
    }
  }
}

/** A name that no layer has is still a use of the file where it should stand. */
function* valueMentions(name: string, at: Span, scope: Scope, where: string, fileUri?: string): Generator<Mention> {
  const found = lookUp(scope, name);
  const uri = found.state === "found" ? found.uri : fileUri;
  const note = found.state === "found" ? `\`${name}\` in ${where}: ${described(found.node)}` : undefined;
  if (uri !== undefined) yield* dottedMentions(name, at, uri, note === undefined ? {} : { note });
}

export function described(node: Node): string {
  if (node.type === "scalar") return `\`${node.text === "" ? "null" : node.text}\``;
  if (node.type === "sequence") return `a list of ${node.items.length}`;
  return `a mapping of ${node.entries.map(({ key }) => `\`${key.text}\``).join(", ")}`;
}

/** A dependency leads to the output that it is. */
function* paths({ role, node, uri, folder }: PathUse, pipeline: Pipeline, snapshot: Snapshot): Generator<Mention> {
  const at = withinQuotes(pipeline.document.text, node);
  if (!at || node.text.includes("${") || (isRemote(uri) && !uri.startsWith("file:"))) return;
  const [maker] = role === "dep" ? outputPaths(pipeline).holding(uri) : [];
  const makers = role === "dep" && !maker ? makersOf(uri, pipeline.document.uri, snapshot) : [];
  yield { ...fileMention(uri, at, folder), ...(role === "out" && { defines: true }), ...(makers.length > 0 && { seek: makers }), ...(maker && { note: `Written by the stage \`${maker.stage.name}\`.` }) };
}

/** The runs of a looped stage share the place that they are written at. */
const oncePerPlace = (uses: readonly PathUse[]): Iterable<PathUse> => new Map(uses.toReversed().map((use) => [use.node, use])).values();

import { readParams } from "../../facts/config/dvc/params.ts";
import { isRemote, pipelineOf, type Pipeline, type Stage } from "../../facts/config/dvc/pipeline.ts";
import { outputPaths, outputsOf, usersOf } from "../../facts/config/dvc/graph.ts";
import { dottedNames, lookUp, namesIn, type Scope } from "../../facts/config/dvc/scope.ts";
import { interpolationsIn } from "../../facts/config/interpolation.ts";
import { nodeAt, walk } from "../../syntax/data/access.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, relativePath, resolvePath } from "../../workspace/uri.ts";
import type { Candidate } from "../editing/complete.ts";
import { featuresOf } from "../editing/features.ts";
import type { TypingPlace } from "../editing/place.ts";
import type { Reference } from "../editing/reference.ts";
import type { Lens } from "../features.ts";
import { schema } from "./schema.ts";

export const features = featuresOf({ schema, references, candidates, lenses });

function* references(document: Document, snapshot: Snapshot): Generator<Reference> {
  const pipeline = pipelineOf(document, snapshot);
  for (const stage of pipeline?.stages ?? []) {
    yield* paramReferences(stage, snapshot);
    yield* interpolationReferences(stage, document);
    if (pipeline) yield* pathReferences(stage, pipeline, snapshot);
  }
}

function* paramReferences(stage: Stage, snapshot: Snapshot): Generator<Reference> {
  for (const { node, name, fileUri, fileName } of stage.params) {
    const file = readParams(fileUri, snapshot);
    if (name === undefined) yield { at: node.span, targets: [], ...(file.state !== "missing" && { link: fileUri }) };
    else if (file.state === "read") yield* referenceTo(name, node.span, { layers: [file], open: false }, fileName);
  }
}

function* interpolationReferences(stage: Stage, document: Document): Generator<Reference> {
  const [scope] = stage.runs;
  for (const { node, entry } of walk(stage.body)) {
    const scalars = [entry?.key, node].filter((one) => one?.type === "scalar");
    for (const { expression, at } of scalars.flatMap((scalar) => interpolationsIn(document.text, scalar))) {
      if (scope) yield* referenceTo(expression, at, scope, "the values in scope");
    }
  }
}

function* referenceTo(name: string, at: Reference["at"], scope: Scope, where: string): Generator<Reference> {
  const found = lookUp(scope, name);
  if (found.state !== "found") return;
  yield { at, targets: [{ uri: found.uri, at: found.at }], note: `\`${name}\` in ${where}: ${described(found.node)}` };
}

function described(node: Node): string {
  if (node.type === "scalar") return `\`${node.text === "" ? "null" : node.text}\``;
  if (node.type === "sequence") return `a list of ${node.items.length}`;
  return `a mapping of ${node.entries.map(({ key }) => `\`${key.text}\``).join(", ")}`;
}

/** A dependency leads to the output it is; a path on the disk opens. */
function* pathReferences(stage: Stage, pipeline: Pipeline, snapshot: Snapshot): Generator<Reference> {
  for (const { role, node, uri } of stage.uses) {
    if (isRemote(uri) && !uri.startsWith("file:")) continue;
    const makers = role === "dep" ? outputPaths(pipeline).holding(uri) : [];
    const targets = makers.map(({ use }) => ({ uri: pipeline.document.uri, at: use.node.span }));
    const note = makers[0] && `Written by the stage \`${makers[0].stage.name}\`.`;
    yield { at: node.span, targets, ...(note !== undefined && { note }), ...(targets.length === 0 && snapshot.files.exists(uri) && { link: uri }) };
  }
}

function* candidates(place: TypingPlace, document: Document, snapshot: Snapshot): Generator<Candidate> {
  const [top, stageName, ...inside] = place.path;
  const [list, , file] = inside[0] === "do" ? inside.slice(1) : inside;
  const pipeline = pipelineOf(document, snapshot);
  const folder = folderOf(document.uri);
  if (place.at === "key" || top !== "stages") return;
  if (list === "params") yield* paramNames(typeof file === "string" ? resolvePath(folder, file) : `${folder}/params.yaml`, snapshot);
  if (/\$\{[^}]*$/.test(place.typed)) yield* namesIn(pipeline?.scope ?? { layers: [], open: false }).map((name) => ({ label: `${place.typed.replace(/\$\{[^}]*$/, "")}\${${name}}`, kind: "reference" as const }));
  if (list !== "deps") return;
  const made = pipeline ? outputsOf(pipeline).filter(({ stage }) => stage.name !== stageName) : [];
  yield* made.map(({ use, stage }) => ({ label: use.path, kind: "reference" as const, detail: `written by ${stage.name}` }));
  yield* filesBeside(folder, place.typed, snapshot);
}

function* paramNames(uri: string, snapshot: Snapshot): Generator<Candidate> {
  const document = snapshot.files.read(uri);
  const root = document && readData(document)?.roots[0];
  for (const name of root ? dottedNames(root) : []) {
    const node = nodeAt(root, ...name.split("."));
    yield { label: name, kind: "reference", ...(node && { detail: described(node).replaceAll("`", "") }) };
  }
}

function* filesBeside(folder: string, typed: string, snapshot: Snapshot): Generator<Candidate> {
  const inside = typed.includes("/") ? resolvePath(folder, typed.slice(0, typed.lastIndexOf("/"))) : folder;
  for (const uri of snapshot.files.list(inside)) yield { label: relativePath(folder, uri), kind: "file" };
}

function* lenses(document: Document, snapshot: Snapshot): Generator<Lens> {
  const pipeline = pipelineOf(document, snapshot);
  for (const stage of pipeline?.stages ?? []) {
    const count = (role: "dep" | "out"): number => new Set(stage.uses.filter((use) => use.role === role).map(({ uri }) => uri)).size;
    const users = pipeline ? usersOf(pipeline, stage).map(({ name }) => name) : [];
    const parts = [
      ...(stage.runs.length > 1 ? [`${stage.runs.length} runs`] : []),
      plural(count("dep"), "dependency", "dependencies"),
      plural(count("out"), "output", "outputs"),
      ...(users.length > 0 ? [`used by: ${users.join(", ")}`] : []),
    ];
    yield { at: stage.key.span, title: parts.join(" · ") };
  }
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

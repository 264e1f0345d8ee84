import { outputsOf, usersOf } from "../../facts/config/dvc/graph.ts";
import { pipelineOf } from "../../facts/config/dvc/pipeline.ts";
import { dottedNames, namesIn, type Scope } from "../../facts/config/dvc/scope.ts";
import { nodeAt } from "../../syntax/data/access.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, pathBetween, relativePath, resolvePath } from "../../workspace/uri.ts";
import type { Candidate } from "../editing/complete.ts";
import { excerptAround, SMALL } from "../editing/excerpt.ts";
import { featuresOf } from "../editing/features.ts";
import { linesAt } from "../editing/lineScan.ts";
import type { TypingPlace } from "../editing/place.ts";
import type { Lens } from "../features.ts";
import { described, mentions } from "./mentions.ts";
import { schema } from "./schema.ts";
import { isDataFile, profileLens } from "../editing/dataLenses.ts";

export const features = featuresOf({ schema, mentions, findsFiles: false, candidates, lenses });

function* candidates(place: TypingPlace, document: Document, snapshot: Snapshot): Generator<Candidate> {
  const [top, stageName, ...inside] = place.path;
  const [list, , file] = inside[0] === "do" ? inside.slice(1) : inside;
  const folder = folderOf(document.uri);
  if (place.at === "key" || top !== "stages") return;
  if (list === "params" && place.at === "item") yield* parameterFiles(folder, snapshot);
  if (list === "params") yield* paramNames(typeof file === "string" ? resolvePath(folder, file) : `${folder}/params.yaml`, snapshot);
  if (/\$\{[^}]*$/.test(place.typed)) yield* namesIn(scopeAround(document, snapshot, stageName)).map((name) => ({ label: `${place.typed.replace(/\$\{[^}]*$/, "")}\${${name}}`, kind: "reference" as const }));
  if (list !== "deps") return;
  for (const { path, stage } of outputsAround(document, snapshot)) if (stage !== stageName) yield { label: path, kind: "reference", detail: `written by ${stage}` };
  yield* filesBeside(folder, place.typed, snapshot);
}

/** What the stages write. A long text is read line by line: to parse it at every key would be felt. */
function outputsAround(document: Document, snapshot: Snapshot): readonly { readonly path: string; readonly stage: string }[] {
  if (document.text.length > SMALL) {
    return [...linesAt(document.text, OUTPUTS)].map(({ text, path }) => ({ path: text, stage: String(path[1]) }));
  }
  const pipeline = pipelineOf(document, snapshot);
  return (pipeline ? outputsOf(pipeline) : []).map(({ use, stage }) => ({ path: use.path, stage: stage.name }));
}

const OUTPUTS = ["outs", "metrics", "plots"].flatMap((list) => [`stages.*.${list}.[]`, `stages.*.${list}.[].@key`, `stages.*.do.${list}.[]`, `stages.*.do.${list}.[].@key`]);

/** The head of a long text has the `vars` of the pipeline, and params.yaml nearly all names. */
function scopeAround(document: Document, snapshot: Snapshot, stage: string | number | undefined): Scope {
  const short = document.text.length > SMALL ? { ...document, text: excerptAround(document.text, document.text.length) } : document;
  const pipeline = pipelineOf(short, snapshot);
  return pipeline?.stages.find(({ name }) => name === stage)?.runs[0] ?? pipeline?.scope ?? { layers: [], open: false };
}

function* paramNames(uri: string, snapshot: Snapshot): Generator<Candidate> {
  const document = snapshot.files.read(uri);
  const root = document && readData(document)?.roots[0];
  for (const name of root ? dottedNames(root) : []) {
    const node = nodeAt(root, ...name.split("."));
    yield { label: name, kind: "reference", ...(node && { detail: described(node).replaceAll("`", "") }) };
  }
}

function* parameterFiles(folder: string, snapshot: Snapshot): Generator<Candidate> {
  for (const uri of [folder, `${folder}/config`, `${folder}/conf`].flatMap((inside) => snapshot.files.list(inside))) {
    if (/\/(?!dvc\.)[^/]+\.(ya?ml|json|toml|py)$/.test(uri)) yield { label: relativePath(folder, uri), kind: "file", detail: "a file of parameters" };
  }
}

/** Data that is tracked may not be there yet; its `.dvc` is. */
function* filesBeside(folder: string, typed: string, snapshot: Snapshot): Generator<Candidate> {
  const inside = typed.includes("/") ? resolvePath(folder, typed.slice(0, typed.lastIndexOf("/"))) : folder;
  for (const uri of snapshot.files.list(inside)) yield { label: pathBetween(folder, uri.replace(/(?<=[^/])\.dvc$/, "")), kind: "file" };
  const other = inside === folder ? undefined : snapshot.files.read(`${inside}/dvc.yaml`);
  const pipeline = other && pipelineOf(other, snapshot);
  for (const { use, stage } of pipeline ? outputsOf(pipeline) : []) yield { label: pathBetween(folder, use.uri), kind: "reference", detail: `written by ${stage.name} there` };
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
    const data = new Set(stage.uses.map(({ uri }) => uri).filter((uri) => isDataFile(uri) && snapshot.files.exists(uri)));
    for (const uri of [...data].slice(0, MOST_PROFILED)) yield profileLens(stage.key.span, uri);
  }
}

/** More would push the line out of sight. */
const MOST_PROFILED = 3;

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

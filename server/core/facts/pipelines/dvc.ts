import { outputPaths, outputsOf, suppliersOf } from "../config/dvc/graph.ts";
import { readParams } from "../config/dvc/params.ts";
import { isRemote, pipelineOf, type PathUse, type Pipeline, type Stage } from "../config/dvc/pipeline.ts";
import { lookUp } from "../config/dvc/scope.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { dvcStaleness, isFrozen, type Staleness } from "./dvcStaleness.ts";
import { distinctEdges, shorten, type HashOf, type PipelineGraph, type PipelineGraphEdge, type PipelineGraphNode } from "./graph.ts";

/** Stages, the data between them and the files of parameters. Programs are named in the stage that runs them. */
export function dvcGraph(document: Document, snapshot: Snapshot, hashOf: HashOf): PipelineGraph | undefined {
  const pipeline = pipelineOf(document, snapshot);
  if (!pipeline) return undefined;
  const staleness = dvcStaleness(pipeline, snapshot, hashOf);
  const stages = pipeline.stages.map((stage) => stageNode(stage, pipeline, staleness));
  const data = dataOf(pipeline, snapshot);
  const parameters = parametersOf(pipeline, snapshot);
  // In the order of the text; files of parameters stand before it.
  const placeOf = ({ uri, at }: PipelineGraphNode): number => (uri === document.uri ? at.start : -1);
  const nodes = [...parameters.nodes, ...data.nodes, ...stages].toSorted((a, b) => placeOf(a) - placeOf(b));
  return { nodes, edges: distinctEdges([...parameters.edges, ...data.edges]), ...(staleness.compared !== undefined && { compared: staleness.compared }) };
}

const idOf = (stage: Stage): string => `stage ${stage.name}`;

function stageNode(stage: Stage, pipeline: Pipeline, { reasons, state }: Staleness): PipelineGraphNode {
  const marks = (reasons.get(stage) ?? []).map((message) => ({ kind: "stale" as const, message }));
  const above = [...new Set(suppliersOf(pipeline, stage).map(({ supplier }) => supplier))].filter((supplier) => supplier !== stage && state(supplier) === "stale");
  const inherited = marks.length === 0 && state(stage) === "stale" ? [{ kind: "stale" as const, message: `Runs again when ${above.map(({ name }) => `\`${name}\``).join(" and ")} has run.` }] : [];
  const { span } = stage.body;
  return {
    id: idOf(stage),
    kind: "step",
    verb: ["Stage", ...(stage.runs.length > 1 ? [`${stage.runs.length} runs`] : []), ...(isFrozen(stage) ? ["frozen"] : [])].join(", "),
    title: `\`${stage.name}\``,
    details: stage.commands.slice(0, 2).map(({ text }) => `\`${shorten(text)}\``),
    uri: pipeline.document.uri,
    at: stage.key.span,
    extent: { start: stage.key.span.start, end: span.end },
    marks: [...marks, ...inherited],
  };
}

/** A program that the stage runs is part of the stage; everything else that is read or written is data. */
const isProgram = ({ path }: PathUse): boolean => /\.(py|sh|ipynb|r|R|jl|js|ts|toml|lock)$/.test(path) || /(^|\/)requirements[^/]*\.txt$/.test(path);

function dataOf(pipeline: Pipeline, snapshot: Snapshot): Pick<PipelineGraph, "nodes" | "edges"> {
  const nodes = new Map<string, PipelineGraphNode>();
  const edges: PipelineGraphEdge[] = [];
  const made = new Map(outputsOf(pipeline).map(({ use }) => [use, `data ${use.node.span.start}`]));
  const add = (id: string, use: PathUse, verb: string): void => {
    if (!nodes.has(id)) nodes.set(id, dataNode(id, use, verb, pipeline, snapshot));
  };
  for (const stage of pipeline.stages) {
    for (const use of stage.uses) {
      const makers = outputPaths(pipeline).touching(use.uri).filter(({ stage: other }) => other !== stage);
      if (use.role === "out") {
        const id = made.get(use) ?? use.uri;
        add(id, use, VERBS[use.list] ?? "Data");
        edges.push({ from: idOf(stage), to: id, carries: "data" });
      } else if (makers.length > 0) edges.push(...makers.map((maker) => ({ from: made.get(maker.use) ?? "", to: idOf(stage), carries: "data" as const })));
      else if (!isProgram(use)) {
        add(`data ${use.uri}`, use, "Data");
        edges.push({ from: `data ${use.uri}`, to: idOf(stage), carries: "data" });
      }
    }
  }
  return { nodes: [...nodes.values()], edges };
}

const VERBS: Readonly<Record<string, string>> = { outs: "Output", metrics: "Metrics", plots: "Plots" };

function dataNode(id: string, { node, path, uri, role }: PathUse, verb: string, pipeline: Pipeline, snapshot: Snapshot): PipelineGraphNode {
  const missing = role === "out" && !isRemote(path) && !node.text.includes("${") && !snapshot.files.exists(uri);
  return {
    id,
    kind: "data",
    verb,
    title: `\`${node.text}\``,
    details: missing ? ["not on this disk"] : [],
    uri: pipeline.document.uri,
    at: node.span,
    extent: node.span,
    marks: [],
  };
}

const MOST_VALUES = 8;

/** One node per file, with the values that the stages read. */
function parametersOf(pipeline: Pipeline, snapshot: Snapshot): Pick<PipelineGraph, "nodes" | "edges"> {
  const files = new Map<string, { readonly name: string; readonly keys: Map<string, string>; readonly at: PipelineGraphNode["at"] }>();
  const edges: PipelineGraphEdge[] = [];
  for (const stage of pipeline.stages) {
    for (const { fileUri, fileName, name, node } of stage.params) {
      const file = files.get(fileUri) ?? { name: fileName, keys: new Map<string, string>(), at: node.span };
      files.set(fileUri, file);
      if (name !== undefined) file.keys.set(name, valueOf(name, fileUri, snapshot));
      edges.push({ from: `parameters ${fileUri}`, to: idOf(stage), carries: "parameters" });
    }
  }
  const nodes = [...files].map(([uri, { name, keys, at }]): PipelineGraphNode => {
    const there = snapshot.files.exists(uri);
    const place = there ? { uri, at: { start: 0, end: 0 }, extent: { start: 0, end: 0 } } : { uri: pipeline.document.uri, at, extent: at };
    const shown = [...keys].slice(0, MOST_VALUES).map(([key, value]) => `\`${key}\`${value}`);
    const rest = keys.size > shown.length ? [`and ${keys.size - shown.length} more`] : [];
    return { id: `parameters ${uri}`, kind: "parameters", verb: "Parameters", title: `\`${name}\``, details: [...shown, ...rest], ...place, marks: there ? [] : [{ kind: "fault", message: `\`${name}\` does not exist.` }] };
  });
  return { nodes, edges };
}

function valueOf(name: string, fileUri: string, snapshot: Snapshot): string {
  const file = readParams(fileUri, snapshot);
  const found = file.state === "read" ? lookUp({ layers: [file], open: false }, name) : undefined;
  if (found?.state !== "found") return found?.state === "missing" ? " is missing" : "";
  if (found.node.type === "scalar") return ` = ${shorten(found.node.text)}`;
  return found.node.type === "mapping" ? `: ${found.node.entries.length} values` : `: a list of ${found.node.items.length}`;
}

import { argumentOf, callsOf, textValue, type Call } from "../python/calls.ts";
import { dottedName } from "../python/imports.ts";
import { entriesAt, stringAt } from "../../syntax/data/access.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { distinctEdges, type PipelineGraph, type PipelineGraphEdge, type PipelineGraphNode } from "./graph.ts";

/** The nodes of Kedro pipelines and the datasets between them; a dataset of the catalog says what it is there. */
export function kedroGraph(pipelines: readonly Document[], catalogs: readonly Document[]): PipelineGraph {
  const catalog = new Map(catalogs.flatMap((document) => catalogEntries(document)));
  const nodes = new Map<string, PipelineGraphNode>();
  const edges: PipelineGraphEdge[] = [];
  for (const document of pipelines) {
    for (const call of callsOf(document).filter(isNode)) {
      const step = stepOf(call, document);
      nodes.set(step.id, step);
      const dataset = ({ name, at }: Named): string => {
        const id = `data ${name}`;
        if (!nodes.has(id)) nodes.set(id, datasetNode(id, name, at, document, catalog, catalogs.length > 0));
        return id;
      };
      for (const given of namesIn(argumentOf(call, "inputs", 1))) edges.push({ from: dataset(given), to: step.id, carries: isParameter(given.name) ? "parameters" : "data" });
      for (const made of namesIn(argumentOf(call, "outputs", 2))) edges.push({ from: step.id, to: dataset(made), carries: "data" });
    }
  }
  return { nodes: [...nodes.values()], edges: distinctEdges(edges) };
}

export const isNode = ({ name, arguments: given }: Call): boolean => /^(kedro\.pipeline\.(\w+\.)?)?(node|Node)$/.test(name) && given.length >= 2;

interface Named {
  readonly name: string;
  readonly at: Span;
}

function namesIn(given: Expression | undefined): readonly Named[] {
  if (given?.type === "list" || given?.type === "tuple") return given.items.flatMap(namesIn);
  if (given?.type === "dictionary") return given.entries.flatMap(({ value }) => namesIn(value));
  return given?.type === "text" ? [{ name: given.value.replace(/@.*$/, ""), at: placeOf(given) }] : [];
}

const isParameter = (name: string): boolean => name.startsWith("params:") || name === "parameters";

function stepOf(call: Call, { uri }: Document): PipelineGraphNode {
  const run = argumentOf(call, "func", 0);
  const name = textValue(argumentOf(call, "name", 3)) ?? (run && dottedName(run)) ?? "lambda";
  return { id: `node ${uri} ${call.whole.start}`, kind: "step", verb: "Node", title: `\`${name}\``, details: [], uri, at: call.callee, extent: call.whole, marks: [] };
}

interface Entry {
  readonly uri: string;
  readonly at: Span;
  readonly type: string | undefined;
  readonly path: string | undefined;
}

function catalogEntries(document: Document): readonly (readonly [string, Entry])[] {
  const [root] = readData(document, "omegaconf")?.roots ?? [];
  return entriesAt(root).map(({ key, value }) => [key.text, { uri: document.uri, at: key.span, type: stringAt(value, "type"), path: stringAt(value, "filepath") }] as const);
}

function datasetNode(id: string, name: string, at: Span, document: Document, catalog: ReadonlyMap<string, Entry>, hasCatalog: boolean): PipelineGraphNode {
  if (isParameter(name)) return { id, kind: "parameters", verb: "Parameters", title: `\`${name.replace("params:", "")}\``, details: [], uri: document.uri, at, extent: at, marks: [] };
  const entry = catalog.get(name);
  const details = entry ? [entry.type ?? [], entry.path === undefined ? [] : `\`${entry.path}\``].flat() : hasCatalog ? ["in memory: not in the catalog"] : [];
  return { id, kind: "data", verb: "Dataset", title: `\`${name}\``, details, uri: entry?.uri ?? document.uri, at: entry?.at ?? at, extent: entry?.at ?? at, marks: [] };
}

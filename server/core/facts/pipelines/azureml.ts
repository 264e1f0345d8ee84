import { entriesAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Entry, Node } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import { parentReferences } from "../config/azureml.ts";
import { distinctEdges, shorten, type PipelineGraph, type PipelineGraphEdge, type PipelineGraphNode } from "./graph.ts";

/** The jobs of an Azure ML pipeline and the inputs that it is given. */
export function azuremlGraph(document: Document): PipelineGraph | undefined {
  const [root] = soundRoots(document, "pyyaml");
  if (!root) return undefined;
  const jobs = entriesAt(root, "jobs");
  const inputs = entriesAt(root, "inputs");
  const edges = jobs.flatMap((job) => edgesOf(job, document.text));
  const used = new Set(edges.map(({ from }) => from));
  const data = inputs.filter(({ key }) => used.has(`input ${key.text}`)).map((entry) => inputNode(entry, document.uri));
  const known = new Set([...data, ...jobs.map(({ key }) => ({ id: `job ${key.text}` }))].map(({ id }) => id));
  return { nodes: [...data, ...jobs.map((job) => jobNode(job, document.uri))], edges: distinctEdges(edges.filter(({ from }) => known.has(from))) };
}

function edgesOf({ key, value }: Entry, text: string): readonly PipelineGraphEdge[] {
  const to = `job ${key.text}`;
  const from = (side: "inputs" | "jobs", word: string): PipelineGraphEdge[] => parentReferences(value, text, side).map((match) => ({ from: `${word} ${match.text}`, to, carries: "data" }));
  return [...from("inputs", "input"), ...from("jobs", "job")];
}

function jobNode({ key, value }: Entry, uri: string): PipelineGraphNode {
  const component = scalarAt(value, "component")?.text ?? stringAt(value, "command");
  const compute = scalarAt(value, "compute")?.text;
  const details = [...(component === undefined ? [] : [`\`${shorten(component)}\``]), ...(compute === undefined ? [] : [`on \`${compute}\``])];
  return { id: `job ${key.text}`, kind: "step", verb: stringAt(value, "type") === "sweep" ? "Sweep" : "Job", title: `\`${key.text}\``, details, uri, at: key.span, extent: { start: key.span.start, end: value.span.end }, marks: [] };
}

function inputNode({ key, value }: Entry, uri: string): PipelineGraphNode {
  const isData = /^(uri_|mltable|mlflow_model|custom_model|triton_model)/.test(stringAt(value, "type") ?? "");
  const given = value.type === "scalar" ? value.text : pathOf(value);
  return { id: `input ${key.text}`, kind: isData ? "data" : "parameters", verb: "Input", title: `\`${key.text}\``, details: given === undefined || given === "" ? [] : [`\`${shorten(given)}\``], uri, at: key.span, extent: { start: key.span.start, end: value.span.end }, marks: [] };
}

const pathOf = (value: Node): string | undefined => scalarAt(value, "path")?.text ?? scalarAt(value, "default")?.text;

import { overlaps, type Span } from "../text/span.ts";
import type { Severity } from "../workspace/settings.ts";
import { reached } from "./reached.ts";

/** A pipeline as a graph from the top down, with what is wrong and what is stale where it is so. */
export interface PipelineView {
  readonly nodes: readonly PipelineNode[];
  readonly edges: readonly PipelineEdge[];
  /** Faults of the file whose place is no node. */
  readonly elsewhere: readonly PipelineMark[];
  /** One sentence: what was compared to tell what is stale, and what was not. */
  readonly compared?: string;
  /** What a step is called, where it is not called a step. */
  readonly unit?: string;
}

export interface PipelineNode {
  readonly id: string;
  readonly kind: "step" | "data" | "parameters";
  readonly verb: string;
  /** Names stand in backquotes. */
  readonly title: string;
  readonly details: readonly string[];
  /** `line 12`, with the name of the file where it is another one; empty where the verb tells the place. */
  readonly place: string;
  readonly marks: readonly PipelineMark[];
}

export interface PipelineMark {
  readonly id: string;
  readonly kind: "fault" | "stale" | "note";
  readonly message: string;
}

export interface PipelineEdge {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  readonly carries: "data" | "parameters" | "order";
  /** Part of a circle, in which nothing can be the first to run. */
  readonly circular: boolean;
  /** Leads back up: the arrow that closes a circle. */
  readonly back: boolean;
}

export interface PipelinePlace {
  readonly uri: string;
  readonly at: Span;
}

interface Graph {
  readonly nodes: readonly (Omit<PipelineNode, "marks" | "place"> & PipelinePlace & { readonly extent: Span; readonly marks: readonly Omit<PipelineMark, "id">[] })[];
  readonly edges: readonly Omit<PipelineEdge, "circular" | "back">[];
  readonly compared?: string;
  readonly unit?: string;
}

/** A finding of any rule in the file. */
export interface PipelineFinding {
  readonly at: Span;
  readonly message: string;
  readonly severity: Severity;
  readonly rule: string;
}

/** `placeOf` says in words where something stands. */
export function pipelineView(graph: Graph, uri: string, findings: readonly PipelineFinding[], placeOf: (place: PipelinePlace) => string): { readonly view: PipelineView; readonly places: ReadonlyMap<string, PipelinePlace> } {
  const { order, back, circular } = sorted(graph);
  const places = new Map<string, PipelinePlace>();
  const faults = findings.filter(isShown).map((finding, index) => ({ finding, node: nodeOf(graph, uri, finding.at), mark: markOf(`fault ${index}`, finding) }));
  for (const { mark, finding } of faults) places.set(mark.id, { uri, at: finding.at });
  const nodes = order.map(({ id, kind, verb, title, details, marks, ...node }): PipelineNode => {
    places.set(id, { uri: node.uri, at: node.at });
    const own = marks.map((mark, index) => ({ ...mark, id: `mark ${id} ${index}` }));
    for (const mark of own) places.set(mark.id, { uri: node.uri, at: node.at });
    const found = faults.filter((fault) => fault.node === id).map(({ mark }) => mark);
    return { id, kind, verb, title, details, place: placeOf(node), marks: [...found, ...own] };
  });
  const edges = graph.edges.map((edge): PipelineEdge => ({ ...edge, circular: circular.has(edge), back: back.has(edge) }));
  const elsewhere = faults.filter(({ node }) => node === undefined).map(({ mark }) => mark);
  return { view: { nodes, edges, elsewhere, ...(graph.compared !== undefined && { compared: graph.compared }), ...(graph.unit !== undefined && { unit: graph.unit }) }, places };
}

/** Hints are about style; a graph shows what keeps it from running. */
const isShown = ({ severity }: PipelineFinding): boolean => severity === "error" || severity === "warning";

/** A missing file stops the step that reads it, however sure the rule is. */
const markOf = (id: string, { message, severity, rule }: PipelineFinding): PipelineMark => ({ id, kind: severity === "error" || /(^|-)missing(-|$)/.test(rule) ? "fault" : "note", message });

/** The smallest node that the place touches. */
function nodeOf({ nodes }: Graph, uri: string, at: Span): string | undefined {
  const touched = nodes.filter((node) => node.uri === uri && overlaps(node.extent, at));
  return touched.toSorted((a, b) => a.extent.end - a.extent.start - (b.extent.end - b.extent.start))[0]?.id;
}

interface Sorted {
  /** Every edge leads onward in it, but those that close a circle. */
  readonly order: Graph["nodes"];
  readonly back: ReadonlySet<Graph["edges"][number]>;
  readonly circular: ReadonlySet<Graph["edges"][number]>;
}

/** What waits for nothing comes next, in the order of the text. Where all wait, the first of a circle begins, and the edges that lead to it lead back. */
function sorted({ nodes, edges }: Graph): Sorted {
  const known = new Set(nodes.map(({ id }) => id));
  const waiting = new Map(nodes.map((node) => [node, new Set(edges.filter(({ from, to }) => to === node.id && known.has(from)))] as const));
  const back = new Set<Graph["edges"][number]>();
  const order: Graph["nodes"][number][] = [];
  while (waiting.size > 0) {
    const free = [...waiting].find(([, needs]) => needs.size === 0)?.[0];
    const next = free ?? [...waiting.keys()].find(({ id }) => leadsTo(id, id, edges.filter(({ from }) => isWaiting(from, waiting)))) ?? [...waiting.keys()][0];
    if (!next) break;
    for (const edge of waiting.get(next) ?? []) back.add(edge);
    waiting.delete(next);
    order.push(next);
    for (const needs of waiting.values()) [...needs].filter(({ from }) => from === next.id).forEach((edge) => needs.delete(edge));
  }
  return { order, back, circular: new Set([...back].flatMap((edge) => [...circleOf(edge, edges)])) };
}

const isWaiting = (id: string, waiting: ReadonlyMap<Graph["nodes"][number], unknown>): boolean => [...waiting.keys()].some((node) => node.id === id);

const leadsTo = (from: string, to: string, edges: Graph["edges"]): boolean => edges.some((edge) => edge.from === from && reached([edge.to], edges, "from", "to").has(to));

/** Edges on any way from where the closing edge leads to where it comes from. */
function circleOf(closing: Graph["edges"][number], edges: Graph["edges"]): ReadonlySet<Graph["edges"][number]> {
  const below = reached([closing.to], edges, "from", "to");
  const above = reached([closing.from], edges, "to", "from");
  return new Set([closing, ...edges.filter(({ from, to }) => below.has(from) && above.has(from) && below.has(to) && above.has(to))]);
}

import { overlaps, type Span } from "../text/span.ts";
import type { Finding } from "../engine/rule.ts";
import type { Severity } from "../workspace/settings.ts";
import { reached } from "./reached.ts";

/** What a document does with its data, as a graph from the top down, with the leaks where they happen. */
export interface LineageView {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
  /** Leaks whose place is no node, such as a column that is computed from all rows. */
  readonly elsewhere: readonly Leak[];
  /** `false` when the program goes on behind what is shown. */
  readonly complete: boolean;
}

export interface LineageNode {
  readonly id: string;
  readonly kind: "source" | "split" | "fit" | "evaluation";
  /** What happens: `Fit`, `Split`, `Judge`. */
  readonly verb: string;
  /** To what; names stand in backquotes. */
  readonly title: string;
  readonly details: readonly string[];
  readonly place: string;
  readonly leaks: readonly Leak[];
}

export interface LineageEdge {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  readonly carries: "rows" | "model";
  /** Lies on the way from what learned too much to what it spoils. */
  readonly leaks: boolean;
}

export interface Leak {
  readonly id: string;
  readonly rule: string;
  /** A note is good to know and spoils no score, such as a split without a seed. */
  readonly kind: "leak" | "note";
  readonly message: string;
}

type Graph = Pick<LineageView, "complete"> & {
  readonly nodes: readonly (Omit<LineageNode, "leaks"> & { readonly at: Span; readonly elsewhere?: CodePlace })[];
  readonly edges: readonly Omit<LineageEdge, "leaks">[];
};

/** Code of another file. */
export interface CodePlace {
  readonly uri: string;
  readonly at: Span;
}

/** A finding of a rule of the group leakage. */
export type LeakFinding = Pick<Finding, "at" | "message" | "leakage" | "related"> & { readonly rule: string; readonly severity: Severity };

export interface PlacedLineage {
  readonly view: LineageView;
  /** Where each node and leak stands in the code, by its id: in the document itself, or in a file that it imports. */
  readonly places: ReadonlyMap<string, Span | CodePlace>;
}

/** Lays the leaks over the graph. A finding belongs to the smallest node that it touches, else to what it says was fitted. */
export function lineageView(graph: Graph, findings: readonly LeakFinding[]): PlacedLineage {
  const leaks = findings.filter(isFirst).map((finding, place) => ({ finding, leak: leakOf(finding, place), node: nodeOf(graph, finding) }));
  const spoiled = spoiledEdges(graph, findings.map((finding) => ({ finding, node: nodeOf(graph, finding) })));
  const nodes = graph.nodes.map(({ id, kind, verb, title, details, place }) => ({ id, kind, verb, title, details, place, leaks: leaks.filter(({ node }) => node === id).map(({ leak }) => leak) }));
  const places = new Map<string, Span | CodePlace>([...graph.nodes.map(({ id, at, elsewhere }) => [id, elsewhere ?? at] as const), ...leaks.map(({ leak, finding }) => [leak.id, finding.at] as const)]);
  const edges = graph.edges.map((edge) => ({ ...edge, leaks: spoiled.has(edge) }));
  return { view: { nodes, edges, elsewhere: leaks.filter(({ node }) => node === undefined).map(({ leak }) => leak), complete: graph.complete }, places };
}

/** The same words at the same place are said once, however many scores they spoil. */
const isFirst = ({ at, message }: LeakFinding, place: number, all: readonly LeakFinding[]): boolean => all.findIndex((other) => other.at.start === at.start && other.message === message) === place;

function leakOf({ rule, severity, message }: LeakFinding, place: number): Leak {
  return { id: `leak ${place}`, rule, kind: severity === "hint" ? "note" : "leak", message };
}

function nodeOf({ nodes }: Graph, { at, leakage, related = [] }: LeakFinding): string | undefined {
  const [first] = related;
  const imported = nodes.find(({ elsewhere }) => elsewhere && first?.uri === elsewhere.uri && overlaps(first.at, elsewhere.at));
  if (imported) return imported.id;
  const touched = nodes.filter((node) => overlaps(node.at, at)).toSorted((a, b) => size(a.at) - size(b.at));
  const spoiler = leakage?.fit;
  return (touched[0] ?? nodes.find((node) => node.kind === "fit" && spoiler !== undefined && overlaps(node.at, spoiler)))?.id;
}

const size = ({ start, end }: Span): number => end - start;

/** Edges on any way from the leak's own node down to the evaluation that it spoils. */
function spoiledEdges({ nodes, edges }: Graph, leaks: readonly { readonly finding: LeakFinding; readonly node: string | undefined }[]): ReadonlySet<Graph["edges"][number]> {
  const spoiled = new Set<Graph["edges"][number]>();
  for (const { finding, node } of leaks) {
    const goal = finding.leakage?.evaluate;
    const goals = nodes.filter((one) => goal && one.kind === "evaluation" && overlaps(one.at, goal)).map(({ id }) => id);
    if (node === undefined || goals.length === 0) continue;
    const below = reached([node], edges, "from", "to");
    const above = reached(goals, edges, "to", "from");
    for (const edge of edges) if (below.has(edge.from) && above.has(edge.to)) spoiled.add(edge);
  }
  return spoiled;
}

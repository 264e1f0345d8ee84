import type { Span } from "../../text/span.ts";

/** The steps of a pipeline with the data and parameters that they take, as a file of any tool tells them. */
export interface PipelineGraph {
  readonly nodes: readonly PipelineGraphNode[];
  readonly edges: readonly PipelineGraphEdge[];
  /** One sentence: what was compared to tell what is stale, and what was not; absent where the tool keeps no record. */
  readonly compared?: string;
  /** What a step is called, where it is not called a step. */
  readonly unit?: string;
}

export interface PipelineGraphNode {
  readonly id: string;
  readonly kind: "step" | "data" | "parameters";
  /** What it is in the tool's words: `Stage`, `Task`, `Job`. */
  readonly verb: string;
  /** Names stand in backquotes. */
  readonly title: string;
  readonly details: readonly string[];
  readonly uri: string;
  /** Where a click leads. */
  readonly at: Span;
  /** What belongs to it, so that findings there are shown at it. */
  readonly extent: Span;
  readonly marks: readonly PipelineGraphMark[];
}

/** A thing to know about a node besides what rules find. */
export interface PipelineGraphMark {
  readonly kind: "fault" | "stale" | "note";
  readonly message: string;
}

export interface PipelineGraphEdge {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  readonly carries: "data" | "parameters" | "order";
}

/** The checksum of a file or folder, as far as it is cheap to compute. */
export type FileHash =
  | { readonly state: "hashed"; /** As DVC writes it: `.dir` behind that of a folder. */ readonly md5: string; readonly bytes: number }
  | { readonly state: "missing" }
  /** One phrase: why it was not computed. */
  | { readonly state: "skipped"; readonly reason: string };

export type HashOf = (uri: string) => FileHash;

/** Each edge once. */
export const distinctEdges = (edges: readonly PipelineGraphEdge[]): readonly PipelineGraphEdge[] => [
  ...new Map(edges.map((edge) => [JSON.stringify([edge.from, edge.to, edge.carries, edge.label]), edge])).values(),
];

/** Waiting for a task whose output is taken anyway needs no arrow of its own. */
export const withoutBareOrder = (edges: readonly PipelineGraphEdge[]): readonly PipelineGraphEdge[] =>
  edges.filter((edge) => edge.carries !== "order" || !edges.some(({ from, to, carries }) => from === edge.from && to === edge.to && carries === "data"));

/** A command or path as a node shows it, on one line. */
export const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text).replaceAll("\n", " ").replaceAll("`", "'");

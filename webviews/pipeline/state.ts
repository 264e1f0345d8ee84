import type { PipelineEdge, PipelineMark, PipelineNode, PipelineView } from "../../server/core/insights/pipeline.ts";
import { counted } from "../shared/format.ts";
import type { GraphEdge } from "../shared/graph/graph.ts";
import type { GraphMark, GraphNode } from "../shared/graph/node.ts";

/** What the graph says, in one sentence: what keeps it from running comes before what would run again. */
export function verdict(view: PipelineView): string {
  const steps = view.nodes.filter(({ kind }) => kind === "step");
  const faults = faultCount(view);
  const all = counted(steps.length, view.unit ?? "step");
  if (faults > 0) return `${counted(faults, "fault")} in ${all}`;
  const stale = steps.filter((node) => has(node, "stale")).length;
  if (stale > 0) return stale === steps.length ? `${all} to run` : `${stale} of ${all} would run again`;
  const isCompared = view.compared?.startsWith("Compared") ?? false;
  return isCompared ? `${all}, all up to date` : all;
}

export function faultCount({ nodes, edges, elsewhere }: PipelineView): number {
  const marked = [...nodes.flatMap(({ marks }) => marks), ...elsewhere].filter(({ kind }) => kind === "fault").length;
  return marked === 0 && edges.some(({ back }) => back) ? edges.filter(({ back }) => back).length : marked;
}

const has = ({ marks }: PipelineNode, wanted: PipelineMark["kind"]): boolean => marks.some(({ kind }) => kind === wanted);

/** As the graph draws it: faults first. */
export function drawnNode(node: PipelineNode, view: PipelineView): GraphNode {
  const { id, kind, verb, title, place, details, marks } = node;
  const circular = view.edges.some((edge) => edge.circular && (edge.from === id || edge.to === id));
  const state = has(node, "fault") || circular ? " faulty" : has(node, "stale") ? " stale" : marks.length > 0 ? " noted" : "";
  const sorted = marks.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  // Red alone would not tell those who do not see it why.
  const circle: readonly GraphMark[] = circular && !has(node, "fault") ? [{ style: "fault", sign: SIGNS.fault, message: "Part of a circle." }] : [];
  return { id, style: `${kind}${state}`, verb, title, place, details, marks: [...circle, ...sorted.map(drawnMark)], spoken: spoken(node, view, circular) };
}

const ORDER: readonly PipelineMark["kind"][] = ["fault", "stale", "note"];
const SIGNS: Readonly<Record<PipelineMark["kind"], string>> = { fault: "▲", stale: "↻", note: "●" };
const WORDS: Readonly<Record<PipelineMark["kind"], string>> = { fault: "Fault", stale: "Runs again", note: "Note" };

const drawnMark = ({ kind, message }: PipelineMark): GraphMark => ({ style: kind, sign: SIGNS[kind], message });

export const drawnEdge = ({ from, to, label, carries, circular, back }: PipelineEdge): GraphEdge => ({
  from,
  to,
  back,
  style: `${carries}${circular ? " faulty" : ""}`,
  ...(label !== undefined && { label }),
});

/** A node in words, for those who hear the graph. */
function spoken(node: PipelineNode, { nodes, edges }: PipelineView, circular: boolean): string {
  const titles = new Map(nodes.map(({ id, title }) => [id, title]));
  const from = edges.filter(({ to }) => to === node.id).map((edge) => titles.get(edge.from) ?? "");
  const ways = from.length === 0 ? [] : [`from ${from.join(" and ")}`];
  const marks = node.marks.map(({ kind, message }) => `${WORDS[kind]}: ${message}`);
  return [[`${node.verb} ${node.title}`, ...node.details, node.place, ...ways].filter((part) => part !== "").join(", "), ...(circular ? ["Part of a circle"] : []), ...marks].join(". ").replaceAll("`", "");
}

import type { LineageEdge, LineageNode, LineageView } from "../../server/core/insights/lineage.ts";
import { counted } from "../shared/format.ts";
import type { GraphEdge } from "../shared/graph/graph.ts";
import type { GraphNode } from "../shared/graph/node.ts";

/** What the graph says, in one sentence. */
export function verdict(lineage: LineageView): string {
  const leaks = leakCount(lineage);
  return leaks === 0 ? "No leak found on the way of the data" : `${counted(leaks, "leak")} on the way of the data`;
}

export function leakCount({ nodes, elsewhere }: LineageView): number {
  return [...nodes.flatMap((node) => node.leaks), ...elsewhere].filter(({ kind }) => kind === "leak").length;
}

/** As the graph draws it: leaks first, in full. */
export function drawnNode(node: LineageNode, view: LineageView): GraphNode {
  const { id, kind, verb, title, place, details, leaks } = node;
  const state = leaks.some((leak) => leak.kind === "leak") ? " faulty" : leaks.length > 0 ? " noted" : "";
  const sorted = leaks.toSorted((a, b) => Number(a.kind === "note") - Number(b.kind === "note"));
  const marks = sorted.map((leak) => ({ style: leak.kind === "leak" ? "fault" : "note", sign: leak.kind === "leak" ? "▲" : "●", message: leak.message }));
  return { id, style: `${kind}${state}`, verb, title, place, details, marks, spoken: spoken(node, view) };
}

export const drawnEdge = ({ from, to, label, carries, leaks }: LineageEdge): GraphEdge => ({
  from,
  to,
  style: `${carries}${leaks ? " faulty" : ""}`,
  ...(label !== undefined ? { label } : carries === "model" ? { label: "model" } : {}),
});

/** A node in words, for those who hear the graph. */
function spoken(node: LineageNode, { nodes, edges }: LineageView): string {
  const titles = new Map(nodes.map((one) => [one.id, named(one)]));
  const from = edges.filter(({ to }) => to === node.id).map((edge) => `${titles.get(edge.from) ?? ""}${edge.label === undefined ? "" : `, ${edge.label} side`}`);
  const ways = from.length === 0 ? [] : [`from ${from.join(" and ")}`];
  const leaks = node.leaks.map(({ kind, message }) => `${kind === "leak" ? "Leak" : "Note"}: ${message}`);
  return [[`${node.verb} ${node.title}`, ...node.details, node.place, ...ways].join(", "), ...leaks].join(". ").replaceAll("`", "");
}

const named = ({ kind, verb, title }: LineageNode): string => (kind === "source" ? title : `${verb} ${title}`);

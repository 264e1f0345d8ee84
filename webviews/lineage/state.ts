import type { LineageNode, LineageView } from "../../server/core/insights/lineage.ts";
import { counted } from "../shared/format.ts";

/** What a person set in the view; it survives while the page is hidden. */
export interface ViewState {
  /** 1 is as drawn; until a person chooses, the graph is as wide as its window where it can still be read. */
  readonly zoom?: number;
}

export const freshState: ViewState = {};

/** Smaller text than that is for looking at the whole, not for reading. */
export const LEAST_READABLE = 0.65;

export const ZOOMS: readonly number[] = [0.3, 0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.5, 2];

/** The next zoom in a direction; the last where there is none. */
export function zoomed(zoom: number, direction: 1 | -1): number {
  const steps = direction > 0 ? ZOOMS : ZOOMS.toReversed();
  return steps.find((step) => (step - zoom) * direction > 1e-6) ?? zoom;
}

/** What the graph says, in one sentence. */
export function verdict(lineage: LineageView): string {
  const leaks = leakCount(lineage);
  return leaks === 0 ? "No leak found on the way of the data" : `${counted(leaks, "leak")} on the way of the data`;
}

export function leakCount({ nodes, elsewhere }: LineageView): number {
  return [...nodes.flatMap((node) => node.leaks), ...elsewhere].filter(({ kind }) => kind === "leak").length;
}

export function isLeaking({ leaks }: LineageNode): boolean {
  return leaks.some(({ kind }) => kind === "leak");
}

/** A node in words, for those who hear the graph. */
export function spoken(node: LineageNode, { nodes, edges }: LineageView): string {
  const titles = new Map(nodes.map((one) => [one.id, named(one)]));
  const from = edges.filter(({ to }) => to === node.id).map((edge) => `${titles.get(edge.from) ?? ""}${edge.label === undefined ? "" : `, ${edge.label} side`}`);
  const ways = from.length === 0 ? [] : [`from ${from.join(" and ")}`];
  const leaks = node.leaks.map(({ kind, message }) => `${kind === "leak" ? "Leak" : "Note"}: ${message}`);
  return [[`${node.verb} ${node.title}`, ...node.details, node.place, ...ways].join(", "), ...leaks].join(". ").replaceAll("`", "");
}

const named = ({ kind, verb, title }: LineageNode): string => (kind === "source" ? title : `${verb} ${title}`);

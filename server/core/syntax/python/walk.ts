import type { Span } from "../../text/span.ts";
import type { Node } from "./tree.ts";

/** The nodes right below a node, in the order of its properties. */
export function childrenOf(node: Node): readonly Node[] {
  const found: Node[] = [];
  for (const value of Object.values(node) as unknown[]) {
    if (Array.isArray(value)) found.push(...value.filter(isNode));
    else if (isNode(value)) found.push(value);
  }
  return found;
}

/** Visits nodes from the outside in; `false` from the visitor leaves a node's inside alone. */
export function walk(nodes: readonly Node[], visit: (node: Node) => boolean | undefined): void {
  for (const node of nodes) {
    if (visit(node) !== false) walk(childrenOf(node), visit);
  }
}

/** The bare place of a node, for what leaves the analysis: a finding must not hold on to the tree. */
export const placeOf = (span: Span): Span => ({ start: span.start, end: span.end });

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value && "start" in value;

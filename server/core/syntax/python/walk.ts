import type { Span } from "../../text/span.ts";
import type { Node } from "./tree.ts";

/** The nodes right below a node, in the order of its properties. */
export function childrenOf(node: Node): readonly Node[] {
  const found: Node[] = [];
  eachChild(node, (child) => found.push(child));
  return found;
}

/** Visits nodes from the outside in; `false` from the visitor leaves a node's inside alone. */
export function walk(nodes: readonly Node[], visit: (node: Node) => boolean | undefined): void {
  const enter = (node: Node): void => {
    if (visit(node) !== false) eachChild(node, enter);
  };
  nodes.forEach(enter);
}

/** Many rules walk every tree at every key, so this makes no lists on the way. */
function eachChild(node: Node, visit: (child: Node) => void): void {
  const properties = node as unknown as Readonly<Record<string, unknown>>;
  for (const name in properties) {
    const value = properties[name];
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value)) {
      if (isNode(value)) visit(value);
      continue;
    }
    for (const item of value as readonly unknown[]) if (isNode(item)) visit(item);
  }
}

/** The bare place of a node, for what leaves the analysis: a finding must not hold on to the tree. */
export const placeOf = (span: Span): Span => ({ start: span.start, end: span.end });

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value && "start" in value;

import { memo } from "../../memo.ts";
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
  const flat = nodes.length < LONG ? undefined : flatOf(nodes);
  if (flat) walkFlat(flat, visit);
  else walkTree(nodes, visit);
}

/**
 * All nodes of one type, in the order in which `walk` meets them. Most questions are about one type of node; the tree is
 * gone through once for all of them.
 */
export function nodesOf<Type extends Node["type"]>(nodes: readonly Node[], type: Type): readonly (Node & { readonly type: Type })[] {
  return (byType(nodes).get(type) ?? []) as readonly (Node & { readonly type: Type })[];
}

const byType = memo((nodes: readonly Node[]): ReadonlyMap<Node["type"], readonly Node[]> => {
  const known = flattened.get(nodes);
  const flat = typeof known === "object" ? known : flatten(nodes);
  flattened.set(nodes, flat);
  const found = new Map<Node["type"], Node[]>();
  for (const node of flat.nodes) {
    const same = found.get(node.type);
    if (same) same.push(node);
    else found.set(node.type, [node]);
  }
  return found;
});

/** Bodies of fewer statements are not worth a list. */
const LONG = 16;

/** All nodes in the order in which they are met, and for each the place of the first one that is not inside of it. */
interface Flat {
  readonly nodes: readonly Node[];
  readonly ends: readonly number[];
}

/** Many rules walk the same tree at every key: from the second time on it is gone through as a list. */
const flattened = new WeakMap<readonly Node[], Flat | "walked">();

function flatOf(nodes: readonly Node[]): Flat | undefined {
  const known = flattened.get(nodes);
  if (typeof known === "object") return known;
  const flat = known === "walked" ? flatten(nodes) : undefined;
  flattened.set(nodes, flat ?? "walked");
  return flat;
}

function flatten(roots: readonly Node[]): Flat {
  const nodes: Node[] = [];
  const ends: number[] = [];
  const enter = (node: Node): void => {
    const place = nodes.push(node) - 1;
    ends.push(0);
    eachChild(node, enter);
    ends[place] = nodes.length;
  };
  roots.forEach(enter);
  return { nodes, ends };
}

function walkFlat({ nodes, ends }: Flat, visit: (node: Node) => boolean | undefined): void {
  for (let place = 0; place < nodes.length; ) {
    const node = nodes[place];
    place = node && visit(node) === false ? (ends[place] ?? nodes.length) : place + 1;
  }
}

function walkTree(nodes: readonly Node[], visit: (node: Node) => boolean | undefined): void {
  const enter = (node: Node): void => {
    if (visit(node) !== false) eachChild(node, enter);
  };
  nodes.forEach(enter);
}

/** Makes no lists on the way, since whole trees are walked at every key. */
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

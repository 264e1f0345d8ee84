import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import { touches } from "../../text/span.ts";
import type { Entry, Mapping, Node, Path, Scalar, Sequence } from "./node.ts";

/** The entry of a key; `undefined` where the node is no mapping or lacks it. */
export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  if (node?.type !== "mapping") return undefined;
  return node.entries.length > FEW ? entriesByKey(node).get(key) : node.entries.find((entry) => entry.key.text === key);
}

/** So many are looked through faster than a table of them is made. */
const FEW = 12;
const entriesByKey = memo(({ entries }: Mapping) => new Map(entries.map((entry) => [entry.key.text, entry])));

/** The node below by keys and zero-based indexes. */
export function nodeAt(node: Node | undefined, ...path: Path): Node | undefined {
  let current = node;
  for (const step of path) {
    current = typeof step === "number" ? (current?.type === "sequence" ? current.items[step] : undefined) : entryOf(current, step)?.value;
  }
  return current;
}

export function mappingAt(node: Node | undefined, ...path: Path): Mapping | undefined {
  const found = nodeAt(node, ...path);
  return found?.type === "mapping" ? found : undefined;
}

export function sequenceAt(node: Node | undefined, ...path: Path): Sequence | undefined {
  const found = nodeAt(node, ...path);
  return found?.type === "sequence" ? found : undefined;
}

export function scalarAt(node: Node | undefined, ...path: Path): Scalar | undefined {
  const found = nodeAt(node, ...path);
  return found?.type === "scalar" ? found : undefined;
}

export function stringAt(node: Node | undefined, ...path: Path): string | undefined {
  const value = scalarAt(node, ...path)?.value;
  return typeof value === "string" ? value : undefined;
}

export function numberAt(node: Node | undefined, ...path: Path): number | undefined {
  const value = scalarAt(node, ...path)?.value;
  return typeof value === "number" ? value : undefined;
}

/** True for `true` alone: an absent key and `null` are no. */
export const isTrue = (node: Node | undefined, ...path: Path): boolean => scalarAt(node, ...path)?.value === true;

/** True when the key is there with something other than `null`. */
export function isSet(node: Node | undefined, ...path: Path): boolean {
  const found = nodeAt(node, ...path);
  return found !== undefined && !isNull(found);
}

export const isNull = (node: Node): boolean => node.type === "scalar" && node.value === null;

export const entriesAt = (node: Node | undefined, ...path: Path): readonly Entry[] => mappingAt(node, ...path)?.entries ?? [];

export const itemsAt = (node: Node | undefined, ...path: Path): readonly Node[] => sequenceAt(node, ...path)?.items ?? [];

/** The scalars of a list, or the one scalar that stands in the list's place. */
export function scalarsOf(node: Node | undefined): readonly Scalar[] {
  if (node?.type === "scalar") return node.value === null ? [] : [node];
  return node?.type === "sequence" ? node.items.filter((item) => item.type === "scalar") : [];
}

export interface Visited {
  readonly node: Node;
  readonly path: Path;
  /** The entry that holds the node, where a mapping does. */
  readonly entry?: Entry | undefined;
}

/** Every node from the root down, once each, in the order of the text. What a merge brings in is visited at its anchor only. Many rules ask this of the same node, which is walked once. */
export const walk: (node: Node) => readonly Visited[] = memo((root: Node): readonly Visited[] => {
  const visited: Visited[] = [];
  visit(new Visit(root, undefined, undefined, ""), visited);
  return visited;
});

/** Few ask for the path, which is made when somebody does. */
class Visit implements Visited {
  readonly node: Node;
  readonly entry: Entry | undefined;
  readonly #above: Visit | undefined;
  readonly #step: string | number;
  #path: Path | undefined;

  constructor(node: Node, entry: Entry | undefined, above: Visit | undefined, step: string | number) {
    this.node = node;
    this.entry = entry;
    this.#above = above;
    this.#step = step;
  }

  get path(): Path {
    return (this.#path ??= this.#above ? [...this.#above.path, this.#step] : []);
  }
}

function visit(one: Visit, visited: Visited[]): void {
  visited.push(one);
  const { node } = one;
  if (node.type === "sequence") {
    let index = 0;
    for (const item of node.items) {
      if (within(node.span, item.span)) visit(new Visit(item, undefined, one, index), visited);
      index++;
    }
  } else if (node.type === "mapping") {
    for (const child of node.entries) {
      if (!child.inherited && within(node.span, child.value.span)) visit(new Visit(child.value, child, one, child.key.text), visited);
    }
  }
}

/** The innermost key or value at an offset. */
export function visitedAt(roots: readonly Node[], offset: number): (Visited & { readonly on: "key" | "value" }) | undefined {
  let best: { readonly visited: Visited; readonly on: "key" | "value" } | undefined;
  for (const root of roots) {
    if (!touches(root.span, offset)) continue;
    for (const visited of walk(root)) {
      if (visited.entry && touches(visited.entry.key.span, offset)) best = { visited, on: "key" };
      else if (touches(visited.node.span, offset)) best = { visited, on: "value" };
    }
  }
  return best && { node: best.visited.node, path: best.visited.path, ...(best.visited.entry && { entry: best.visited.entry }), on: best.on };
}

/** An alias leads to a node elsewhere in the text, which is visited there. */
const within = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The items of a list, or the one node that stands in its place: repeated fields of protobuf text are written both ways. */
export function manyOf(node: Node | undefined): readonly Node[] {
  if (node === undefined || isNull(node)) return [];
  return node.type === "sequence" ? node.items : [node];
}

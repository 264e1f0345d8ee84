import { entryOf, nodeAt } from "../../../syntax/data/access.ts";
import type { Node, Path, Scalar } from "../../../syntax/data/node.ts";
import type { Span } from "../../../text/span.ts";
import { keyPath } from "../interpolation.ts";

/** Where `${…}` finds its values: files and `vars`, the innermost first. */
export interface Scope {
  readonly layers: readonly Layer[];
  /** True where a layer could not be read, so that a missing name proves nothing. */
  readonly open: boolean;
}

export interface Layer {
  readonly uri: string;
  readonly root: Node;
}

export type Found =
  | { readonly state: "found"; readonly node: Node; readonly layer: Layer; readonly uri: string; /** The key, or the item of a list. */ readonly at: Span }
  | { readonly state: "missing" }
  /** Nothing can be said without running DVC. */
  | { readonly state: "unknown" };

export function lookUp(scope: Scope, expression: string): Found {
  const path = keyPath(expression);
  if (!path) return { state: "unknown" };
  for (const layer of scope.layers) {
    const { root, uri } = layer;
    const node = follow(root, path);
    if (node) return { state: "found", node, layer, uri, at: keySpan(root, path) ?? node.span };
  }
  return scope.open || scope.layers.some(({ root }) => passesInterpolation(root, path)) ? { state: "unknown" } : { state: "missing" };
}

/** Splits a text into what stands as it is and, at odd places, the expressions between. */
export const EXPRESSIONS = /(?<!\\)\$\{\s*([^{}]*?)\s*\}/;

/** The text with every `${…}` replaced; `undefined` where one has no single value. */
export function substituted(scalar: Scalar, scope: Scope): string | undefined {
  if (!scalar.text.includes("${")) return scalar.text;
  const pieces = scalar.text.split(EXPRESSIONS).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const found = lookUp(scope, piece);
    return found.state === "found" && found.node.type === "scalar" && !found.node.text.includes("${") ? found.node.text : undefined;
  });
  return pieces.includes(undefined) ? undefined : pieces.join("");
}

/** Dotted names of every value in scope, for completion and for the nearest name. */
export function namesIn(scope: Scope): readonly string[] {
  return [...new Set(scope.layers.flatMap(({ root }) => [...dottedNames(root)]))];
}

const MOST_NAMES = 2000;

export function* dottedNames(root: Node, prefix = "", budget = { left: MOST_NAMES }): Generator<string> {
  if (root.type !== "mapping") return;
  for (const { key, value } of root.entries) {
    if (budget.left-- <= 0) return;
    const name = prefix === "" ? key.text : `${prefix}.${key.text}`;
    yield name;
    yield* dottedNames(value, name, budget);
  }
}

/** A number may be a list's index or a key that looks like a number. */
function follow(root: Node, path: Path): Node | undefined {
  let node: Node | undefined = root;
  for (const step of path) node = node && (nodeAt(node, step) ?? nodeAt(node, String(step)));
  return node;
}

function keySpan(root: Node, path: Path): Span | undefined {
  return entryOf(follow(root, path.slice(0, -1)), String(path.at(-1)))?.key.span;
}

function passesInterpolation(root: Node, path: Path): boolean {
  return path.some((_, index) => {
    const node = follow(root, path.slice(0, index + 1));
    return node?.type === "scalar" && node.text.includes("${");
  });
}

import { entryOf, mappingAt } from "../../../syntax/data/access.ts";
import { mappingOf } from "../../../syntax/data/mapping.ts";
import type { Entry, Node, Scalar } from "../../../syntax/data/node.ts";
import { lookUp, substituted, type Scope } from "./scope.ts";

/** Runs that are followed one by one; a bigger loop is followed for its first items. */
const MOST_RUNS = 60;

/** One run of a stage. */
export interface LoopRun {
  readonly scope: Scope;
  /** What stands behind the `@` of its name: empty for the only run of a stage, `undefined` where only DVC can tell. */
  readonly key: string | undefined;
}

/** Every run of a stage: with `item` (and `key`) in scope for each turn of its `foreach` or `matrix`. */
export function loopRuns(stage: Node, outer: Scope, uri: string): readonly LoopRun[] {
  const foreach = entryOf(stage, "foreach")?.value;
  const matrix = entryOf(stage, "matrix")?.value;
  const turns = foreach ? foreachTurns(foreach, outer) : matrix ? matrixTurns(matrix, outer) : undefined;
  // DVC refuses both at once, and nobody knows which of them gives the items.
  if (foreach && matrix) return [{ scope: { ...outer, open: true }, key: undefined }];
  if (!foreach && !matrix) return [{ scope: outer, key: "" }];
  if (!turns || turns.length === 0) return [{ scope: { ...outer, open: true }, key: undefined }];
  return turns.slice(0, MOST_RUNS).map(({ turn, key }) => ({ scope: { layers: [{ uri, root: turn }, ...outer.layers], open: outer.open }, key }));
}

interface Turn {
  readonly turn: Node;
  readonly key: string | undefined;
}

/** Runs over a list are named by its items; by their places, where one of them has parts of its own. */
function foreachTurns(node: Node, scope: Scope): readonly Turn[] | undefined {
  const items = resolved(node, scope);
  if (items?.type === "mapping") return items.entries.map(({ key, value }) => ({ turn: turnOf([["item", value], ["key", key]], node), key: key.text }));
  if (items?.type !== "sequence") return undefined;
  const isPlain = items.items.every(({ type }) => type === "scalar");
  return items.items.map((item, index) => ({ turn: turnOf([["item", item]], node), key: isPlain ? written(item, scope) : String(index) }));
}

/** Every combination of the matrix' lists; `item.<name>` and `key` in each. */
function matrixTurns(node: Node, scope: Scope): readonly Turn[] | undefined {
  let combinations: readonly (Entry & { readonly part: string | undefined })[][] = [[]];
  for (const { key, value } of mappingAt(node)?.entries ?? []) {
    const list = resolved(value, scope);
    if (list?.type !== "sequence") return undefined;
    const options = list.items.map((item, index) => ({ key, value: item, part: item.type === "scalar" ? written(item, scope) : `${key.text}${index}` }));
    combinations = combinations.flatMap((chosen) => options.map((option) => [...chosen, option])).slice(0, MOST_RUNS);
  }
  return combinations.map((chosen) => {
    const parts = chosen.map(({ part }) => part);
    return { turn: turnOf([["item", mappingOf(node.span, chosen)], ["key", synthetic("key", node)]], node), key: parts.includes(undefined) ? undefined : parts.join("-") };
  });
}

/** As DVC writes an item into a name. */
function written(item: Node, scope: Scope): string | undefined {
  const node = resolved(item, scope) ?? item;
  if (node.type !== "scalar") return undefined;
  if (typeof node.value === "boolean") return String(node.value);
  return typeof node.value === "number" && String(node.value) !== node.text ? undefined : substituted(node, scope);
}

/** A node, or what a lone `${…}` stands for. */
function resolved(node: Node, scope: Scope): Node | undefined {
  if (node.type !== "scalar") return node;
  const [, expression] = /^\$\{\s*([^{}]*?)\s*\}$/.exec(node.text) ?? [];
  const found = expression === undefined ? undefined : lookUp(scope, expression);
  return found?.state === "found" ? found.node : undefined;
}

const turnOf = (pairs: readonly (readonly [string, Node])[], at: Node): Node =>
  mappingOf(at.span, pairs.map(([name, value]) => ({ key: synthetic(name, at), value })));

const synthetic = (text: string, { span }: Node): Scalar => ({ type: "scalar", span, text, plain: true, value: text });

import { entryOf, mappingAt } from "../../../syntax/data/access.ts";
import { mappingOf } from "../../../syntax/data/mapping.ts";
import type { Entry, Node, Scalar } from "../../../syntax/data/node.ts";
import { lookUp, type Scope } from "./scope.ts";

/** Runs that are followed one by one; a bigger loop is followed for its first items. */
const MOST_RUNS = 60;

/** The scope of every run of a stage: with `item` (and `key`) for each turn of its `foreach` or `matrix`. */
export function loopScopes(stage: Node, outer: Scope, uri: string): readonly Scope[] {
  const foreach = entryOf(stage, "foreach")?.value;
  const matrix = entryOf(stage, "matrix")?.value;
  const turns = foreach ? foreachTurns(foreach, outer) : matrix ? matrixTurns(matrix, outer) : undefined;
  if (!foreach && !matrix) return [outer];
  if (!turns || turns.length === 0) return [{ ...outer, open: true }];
  return turns.slice(0, MOST_RUNS).map((turn) => ({ layers: [{ uri, root: turn }, ...outer.layers], open: outer.open }));
}

function foreachTurns(node: Node, scope: Scope): readonly Node[] | undefined {
  const items = resolved(node, scope);
  if (items?.type === "sequence") return items.items.map((item) => turnOf([["item", item]], node));
  return items?.type === "mapping" ? items.entries.map(({ key, value }) => turnOf([["item", value], ["key", key]], node)) : undefined;
}

/** Every combination of the matrix' lists; `item.<name>` and `key` in each. */
function matrixTurns(node: Node, scope: Scope): readonly Node[] | undefined {
  let combinations: readonly Entry[][] = [[]];
  for (const { key, value } of mappingAt(node)?.entries ?? []) {
    const list = resolved(value, scope);
    if (list?.type !== "sequence") return undefined;
    combinations = combinations.flatMap((chosen) => list.items.map((item) => [...chosen, { key, value: item }])).slice(0, MOST_RUNS);
  }
  return combinations.map((chosen) => turnOf([["item", mappingOf(node.span, chosen)], ["key", synthetic("key", node)]], node));
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

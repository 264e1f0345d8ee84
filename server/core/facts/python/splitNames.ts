import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Assign } from "../../syntax/python/tree.ts";
import { nodesOf } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import { dottedName } from "./imports.ts";

/** Names that a split is unpacked into in an order that cannot be meant. */
export interface MisorderedNames {
  /** All the names, without brackets. */
  readonly at: Span;
  readonly names: readonly string[];
  readonly right: readonly string[];
}

export const splitNames: (document: Document) => readonly MisorderedNames[] = memo((document: Document): readonly MisorderedNames[] => {
  return nodesOf(moduleOf(document).body, "assign").flatMap((node) => misordered(node) ?? []);
});

function misordered(node: Assign): MisorderedNames | undefined {
  const [target] = node.targets;
  const { value } = node;
  if (value?.type !== "call" || target?.type !== "tuple" || dottedName(value.callee)?.endsWith("train_test_split") !== true) return undefined;
  const names = target.items.map((item) => (item.type === "name" ? item.name : ""));
  const inputs = value.arguments.filter((argument) => argument.name === undefined).length;
  if (inputs !== 2 || names.length !== 4) return undefined;
  const right = inOrder(names);
  const [first, last] = [target.items[0], target.items.at(-1)];
  if (!right || !first || !last || right.every((name, index) => name === names[index])) return undefined;
  return { at: { start: first.start, end: last.end }, names, right };
}

/** Training and test side in turn; `undefined` where the names do not say clearly which is which. */
function inOrder(names: readonly string[]): readonly string[] | undefined {
  const train = names.filter((name) => /train|tr$|_tr_/i.test(name));
  const test = names.filter((name) => /test|val|dev|te$|hold/i.test(name));
  if (train.length !== 2 || test.length !== 2 || names.some((name) => train.includes(name) && test.includes(name))) return undefined;
  const [first, second] = train;
  const other = test.toSorted((a, b) => likeness(b, first ?? "") - likeness(a, first ?? ""));
  return first !== undefined && second !== undefined && other[0] !== undefined && other[1] !== undefined ? [first, other[0], second, other[1]] : undefined;
}

/** How many letters two names begin with alike. */
function likeness(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

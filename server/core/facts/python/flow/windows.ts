import { memo } from "../../../memo.ts";
import type { Expression, Slice } from "../../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { Node } from "../../../syntax/python/tree.ts";
import { nodesOf, placeOf, walk } from "../../../syntax/python/walk.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Machine } from "./machine.ts";
import type { Notes } from "./value.ts";

/** `rows[i:i + 30]` where `i` goes up by one: the next window holds all of these rows but one. */
export function windowNotes(machine: Machine, slice: Slice): { readonly notes?: Notes } {
  const { document, base } = machine.frame;
  return windowsOf(document).has(slice.start - base) ? { notes: { windows: placeOf(slice) } } : {};
}

/** Where the slices start that are overlapping windows. */
const windowsOf = memo((document: Document): ReadonlySet<number> => {
  const found = new Set<number>();
  if (!document.text.includes("range(")) return found;
  const { body } = moduleOf(document);
  for (const node of nodesOf(body, "for")) noteWindows(node.target, node.iterable, node.body, found);
  for (const node of nodesOf(body, "listComprehension")) for (const { target, iterable } of node.clauses) noteWindows(target, iterable, [node.body], found);
  return found;
});

function noteWindows(target: Expression, iterable: Expression, body: readonly Node[], found: Set<number>): void {
  if (target.type !== "name" || !goesUpByOne(iterable)) return;
  walk(body, (node) => {
    if (node.type === "slice" && isWindow(node, target.name)) found.add(node.start);
    return true;
  });
}

/** `range(n)`, `range(30, n)` */
function goesUpByOne(node: Expression): boolean {
  if (node.type !== "call" || node.callee.type !== "name" || node.callee.name !== "range") return false;
  const step = node.arguments[2]?.value;
  return step === undefined || (step.type === "number" && step.value === 1);
}

/** Both edges move along, and lie more than one row apart. */
function isWindow({ lower, upper, step }: Slice, counted: string): boolean {
  if (!lower || !upper || step) return false;
  const [low, high] = [offsetFrom(lower, counted), offsetFrom(upper, counted)];
  if (low === undefined || high === undefined) return false;
  return typeof low === "string" || typeof high === "string" || high - low > 1;
}

/** How far an edge lies from the counted number: a number, or the sign and name of one. */
function offsetFrom(node: Expression, counted: string): number | "some" | undefined {
  if (node.type === "name") return node.name === counted ? 0 : undefined;
  if (node.type !== "binary" || (node.operator !== "+" && node.operator !== "-")) return undefined;
  const inner = offsetFrom(node.left, counted);
  if (inner === undefined) return undefined;
  if (inner === "some" || node.right.type !== "number") return "some";
  return node.operator === "+" ? inner + node.right.value : inner - node.right.value;
}

import { memo } from "../../../memo.ts";
import { contains, type Span } from "../../../text/span.ts";
import type { Call, Expression, Name } from "../../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { Assign, Node, Statement } from "../../../syntax/python/tree.ts";
import { nodesOf, walk } from "../../../syntax/python/walk.ts";
import type { Document } from "../../../workspace/document.ts";
import { blocksOf } from "../blocks.ts";

/** A statement, and those that run one after the other with it. */
export interface Place {
  readonly block: readonly Statement[];
  readonly statement: Statement;
}

/** The innermost statement that holds the span. */
export function placeIn(document: Document, span: Span): Place | undefined {
  const places = placesOf(moduleOf(document).body);
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.statement.start ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  return places.slice(0, low).findLast(({ statement }) => contains(statement, span));
}

/** Outer statements before those inside them. */
const placesOf = memo((body: readonly Statement[]): readonly Place[] =>
  blocksOf(body)
    .flatMap((block) => block.map((statement): Place => ({ block, statement })))
    .toSorted((a, b) => a.statement.start - b.statement.start || b.statement.end - a.statement.end),
);

/** Every place that reads or writes a variable, by its name, in any scope of the document. */
export const usesByName: (document: Document) => ReadonlyMap<string, readonly Name[]> = memo((document: Document): ReadonlyMap<string, readonly Name[]> => {
  const found = new Map<string, Name[]>();
  for (const node of nodesOf(moduleOf(document).body, "name")) {
    const uses = found.get(node.name);
    if (uses) uses.push(node);
    else found.set(node.name, [node]);
  }
  return found;
});

/** How often each name stands in the text other than behind a dot, in comments and strings as well. */
export const namesWritten: (document: Document) => ReadonlyMap<string, number> = memo((document: Document): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const [name] of document.text.matchAll(/(?<![\w.])[\p{L}_][\p{L}\p{N}_]*/gu)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
});

/** Every place that reads or writes a variable of this name, in any scope. */
export function usesOf(nodes: readonly Node[], name: string): readonly Name[] {
  const found: Name[] = [];
  walk(nodes, (node) => {
    if (node.type === "name" && node.name === name) found.push(node);
    return true;
  });
  return found;
}

/** Where a name gets its only value in the whole document. */
export function onlyAssignment(document: Document, name: string): Assign | undefined {
  const binding: Statement[] = [];
  walk(moduleOf(document).body, (node) => {
    if (isBinding(node) && bindsAny(node, [name])) binding.push(node);
    return true;
  });
  const [only] = binding;
  return binding.length === 1 && only?.type === "assign" && only.targets.length === 1 && only.targets[0]?.type === "name" ? only : undefined;
}

/** The only value that a name gets in the whole document; `X, y = a, b` gives `a` for `X`. */
export function onlyValue(document: Document, name: string): Expression | undefined {
  const binding: Statement[] = [];
  walk(moduleOf(document).body, (node) => {
    if (isBinding(node) && bindsAny(node, [name])) binding.push(node);
    return true;
  });
  const [only] = binding;
  if (binding.length !== 1 || only?.type !== "assign" || only.targets.length !== 1) return undefined;
  const [target] = only.targets;
  if (target?.type === "name") return only.value;
  const place = namesIn(target)?.indexOf(name) ?? -1;
  return only.value?.type === "tuple" && target?.type === "tuple" && only.value.items.length === target.items.length ? only.value.items[place] : undefined;
}

/** True when the statement, or one inside it, gives one of the names another value. */
export function bindsAny(node: Statement, names: readonly string[]): boolean {
  let binds = false;
  walk([node], (inner) => {
    if (targetsOf(inner).some((target) => rootNames(target).some((name) => names.includes(name)))) binds = true;
    return !binds;
  });
  return binds;
}

/** True when the statement gives one of the names another value, or changes what it stands for in place. */
export function changesAny(node: Statement, names: readonly string[]): boolean {
  let changes = bindsAny(node, names);
  walk([node], (inner) => {
    if (inner.type === "call" && isInPlace(inner) && rootNames(inner.callee).some((name) => names.includes(name))) changes = true;
    return !changes;
  });
  return changes;
}

/** All names that an expression reads. */
export function namesRead(node: Expression): readonly string[] {
  const found: string[] = [];
  walk([node], (inner) => {
    if (inner.type === "name") found.push(inner.name);
    return true;
  });
  return found;
}

/** The names of a target, in order; `undefined` where one of them is not a plain name. */
export function namesIn(target: Expression | undefined): readonly string[] | undefined {
  if (target?.type === "name") return [target.name];
  if (target?.type !== "tuple" && target?.type !== "list") return undefined;
  const names = target.items.map((item) => (item.type === "name" ? item.name : ""));
  return names.includes("") ? undefined : names;
}

/** The first of the names that the document does not know yet. */
export const unusedName = (document: Document, names: readonly string[]): string | undefined => names.find((name) => !new RegExp(`\\b${name}\\b`).test(document.text));

const CHANGING = new Set(["append", "extend", "insert", "pop", "popitem", "update", "clear", "remove", "sort", "reverse", "setdefault", "fill", "resize"]);

const isInPlace = (call: Call): boolean => call.arguments.some(({ name }) => name === "inplace") || (call.callee.type === "attribute" && CHANGING.has(call.callee.name.name));

const isBinding = (node: Node): node is Statement => ["assign", "augmentedAssign", "for", "delete"].includes(node.type);

function targetsOf(node: Node): readonly Expression[] {
  if (node.type === "assign" || node.type === "delete") return node.targets;
  return node.type === "augmentedAssign" || node.type === "for" || node.type === "named" ? [node.target] : [];
}

function rootNames(target: Expression): readonly string[] {
  if (target.type === "name") return [target.name];
  if (target.type === "subscript" || target.type === "attribute") return rootNames(target.value);
  return target.type === "tuple" || target.type === "list" ? target.items.flatMap(rootNames) : [];
}

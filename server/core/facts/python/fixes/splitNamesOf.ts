import type { Call } from "../../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { Assign, Node } from "../../../syntax/python/tree.ts";
import { walk } from "../../../syntax/python/walk.ts";
import type { Document } from "../../../workspace/document.ts";
import { bindsAny, namesIn } from "./names.ts";

/** `X_train, X_test, y_train, y_test = train_test_split(X, y)` */
export interface NamedSplit {
  readonly assign: Assign;
  readonly call: Call;
  readonly train: readonly [string, string];
  readonly test: readonly [string, string];
}

/** The statement of a split that gives rows and answers their own four names. */
export function namedSplit(document: Document, split: Call): NamedSplit | undefined {
  let found: Assign | undefined;
  walk(moduleOf(document).body, (node) => {
    if (node.type === "assign" && node.value?.start === split.start && node.value.end === split.end) found = node;
    return !found;
  });
  const names = found?.targets.length === 1 ? namesIn(found.targets[0]) : undefined;
  const [trainRows, testRows, trainAnswers, testAnswers] = names ?? [];
  if (!found || found.value?.type !== "call" || names?.length !== 4 || trainRows === undefined || testRows === undefined || trainAnswers === undefined || testAnswers === undefined) return undefined;
  return new Set(names).size < 4 ? undefined : { assign: found, call: found.value, train: [trainRows, trainAnswers], test: [testRows, testAnswers] };
}

/** How often one of the names gets a value anywhere in the document. */
export function bindingsOf(document: Document, names: readonly string[]): number {
  let count = 0;
  walk(moduleOf(document).body, (node: Node) => {
    if ((node.type === "assign" || node.type === "augmentedAssign" || node.type === "for") && bindsDirectly(node, names)) count++;
    return true;
  });
  return count;
}

/** The statement itself, not one inside it. */
const bindsDirectly = (node: Node, names: readonly string[]): boolean => (node.type === "for" ? (namesIn(node.target) ?? []).some((name) => names.includes(name)) : (node.type === "assign" || node.type === "augmentedAssign") && bindsAny(node, names));

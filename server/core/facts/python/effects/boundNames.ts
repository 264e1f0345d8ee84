import type { Expression } from "../../../syntax/python/expressionTree.ts";
import type { Node } from "../../../syntax/python/tree.ts";
import { walk } from "../../../syntax/python/walk.ts";
import { bindingsOf } from "../imports.ts";

/** The names that a block binds in its own scope, by Python's rules: nested functions, classes and comprehensions have their own. */
export interface BoundNames {
  readonly bound: ReadonlySet<string>;
  /** Declared `global` or `nonlocal`, and so bound elsewhere. */
  readonly globals: ReadonlySet<string>;
  readonly nonlocals: ReadonlySet<string>;
  /** True where a loop around the block may be left, or a round of it cut short. */
  readonly leaves: boolean;
}

export function boundNames(block: readonly Node[]): BoundNames {
  const names = { bound: new Set<string>(), globals: new Set<string>(), nonlocals: new Set<string>(), leaves: false };
  walk(block, (node) => {
    if (node.type === "global") node.names.forEach((name) => names.globals.add(name));
    else if (node.type === "nonlocal") node.names.forEach((name) => names.nonlocals.add(name));
    else if (node.type === "break" || node.type === "continue") names.leaves = true;
    else boundBy(node).forEach((name) => names.bound.add(name));
    // Defaults are worked out around the function: a walrus in them binds there.
    if (node.type === "function" || node.type === "lambda") boundNames(node.parameters).bound.forEach((name) => names.bound.add(name));
    return node.type !== "function" && node.type !== "class" && node.type !== "lambda";
  });
  for (const name of [...names.globals, ...names.nonlocals]) names.bound.delete(name);
  return names;
}

/** The names that this node alone binds, not what stands inside of it. */
function boundBy(node: Node): readonly string[] {
  switch (node.type) {
    case "assign":
      return node.targets.flatMap(targetNames);
    case "augmentedAssign":
    case "for":
      return targetNames(node.target);
    case "withItem":
    case "handler":
      return node.target ? targetNames(node.target) : [];
    case "delete":
      return node.targets.flatMap(targetNames);
    case "named":
      return [node.target.name];
    case "function":
    case "class":
    case "typeAlias":
      return [node.name.name];
    case "case":
      return node.names.map(({ name }) => name);
    case "import":
    case "importFrom":
      return bindingsOf(node).map(([name]) => name);
    default:
      return [];
  }
}

/** The plain names in the target of an assignment: `a` and `b` of `(a, *b), c[0]`. */
export function targetNames(target: Expression): readonly string[] {
  if (target.type === "name") return [target.name];
  if (target.type === "tuple" || target.type === "list") return target.items.flatMap(targetNames);
  return target.type === "starred" && target.value ? targetNames(target.value) : [];
}

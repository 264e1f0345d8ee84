import type { Expression } from "../../../syntax/python/expressionTree.ts";
import { referencesOf, type Frame } from "./frame.ts";
import type { Alias, Reference } from "./record.ts";
import { ACCESS_METHODS, SAME_OBJECT_METHODS, VIEW_ATTRIBUTES } from "./tables/methods.ts";

/** The objects that change when this expression's value is changed in place. */
export function ownersOf(node: Expression | undefined, frame: Frame): readonly Reference[] {
  switch (node?.type) {
    case "name":
      return referencesOf(node.name, frame);
    case "attribute":
    case "subscript":
    case "starred":
    case "await":
    case "named":
      return ownersOf(node.value, frame);
    case "conditional":
      return [...ownersOf(node.body, frame), ...ownersOf(node.otherwise, frame)];
    case "binary":
      return node.operator === "or" || node.operator === "and" ? [...ownersOf(node.left, frame), ...ownersOf(node.right, frame)] : [];
    case "tuple":
    case "list":
      return node.items.flatMap((item) => ownersOf(item, frame));
    case "call":
      return isAccess(node.callee) ? ownersOf(node.callee, frame) : ITERATING.has(calleeName(node.callee)) ? node.arguments.flatMap(({ value }) => ownersOf(value, frame)) : [];
    default:
      return [];
  }
}

/** What a name that is set to this value is the same as, or a part of. */
export function aliasOf(name: string, value: Expression, frame: Frame): Alias | undefined {
  const kind = aliasKind(value);
  const of = kind === undefined ? [] : ownersOf(value, frame).filter((owner) => owner.name !== name || owner.isParameter);
  return kind !== undefined && of.length > 0 ? { name, of, kind } : undefined;
}

function aliasKind(value: Expression): Alias["kind"] | undefined {
  if (value.type === "name" || value.type === "named" || value.type === "conditional" || value.type === "binary") return "same";
  if (value.type === "attribute") return "part";
  if (value.type === "subscript") return value.index.every(({ type }) => type === "text" || type === "number" || type === "attribute") ? "part" : undefined;
  if (value.type !== "call" || value.callee.type !== "attribute") return undefined;
  const method = value.callee.name.name;
  if (SAME_OBJECT_METHODS.has(method)) return "same";
  return ACCESS_METHODS.has(method) ? "part" : undefined;
}

const isAccess = (callee: Expression): boolean => callee.type === "attribute" && (ACCESS_METHODS.has(callee.name.name) || SAME_OBJECT_METHODS.has(callee.name.name) || VIEW_ATTRIBUTES.has(callee.name.name));

const calleeName = (callee: Expression): string => (callee.type === "name" ? callee.name : "");

/** They give the items of what they are given. */
const ITERATING = new Set(["enumerate", "zip", "reversed", "iter", "list", "tuple", "sorted"]);

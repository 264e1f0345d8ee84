import type { Node } from "../../syntax/data/node.ts";
import { any, type MapShape, type Shape } from "./shape.ts";

/** The branch of a `oneOf` that the node is meant to be, by its type and, among mappings, by the keys it has. */
export function branchOf(node: Node | undefined, shape: Shape): Branch {
  if (shape.is !== "oneOf") return shape;
  let usual: Branch | undefined;
  let fitting: Branch | undefined;
  let first: Branch | undefined;
  for (const inner of shape.shapes) {
    const branch = branchOf(node, inner);
    first ??= branch;
    if (node && !typeFits(node, branch)) continue;
    if (branch.is === "map" && hasOneOf(node, branch)) return branch;
    if (branch.is !== "map" || !branch.when) usual ??= branch;
    fitting ??= branch;
  }
  return usual ?? fitting ?? first ?? any;
}

type Branch = Exclude<Shape, { is: "oneOf" }>;

function hasOneOf(node: Node | undefined, { when }: MapShape): boolean {
  return node?.type === "mapping" && (when?.some((name) => node.entries.some(({ key }) => key.text === name)) ?? false);
}

/** Whether the node is of a type that the shape has. */
export const mayBe = (node: Node, shape: Shape): boolean => (shape.is === "oneOf" ? shape.shapes.some((inner) => mayBe(node, inner)) : typeFits(node, shape));

function typeFits(node: Node, shape: Shape): boolean {
  if (shape.is === "any") return true;
  if (node.type === "mapping") return shape.is === "map";
  if (node.type === "sequence") return shape.is === "list";
  if (shape.is === "map" || shape.is === "list") return false;
  if (shape.is === "integer") return typeof node.value === "number";
  return shape.is === "text" || shape.is === "oneOf" || shape.is === typeof node.value;
}

/** What a person calls the shape: `a list or a string`. */
export function namesOf(shape: Shape): string {
  if (shape.is !== "oneOf") return "also" in shape ? [NAMES[shape.is], ...(shape.also ?? []).map((word) => `\`${word}\``)].join(" or ") : NAMES[shape.is];
  return [...new Set(shape.shapes.map(namesOf))].join(" or ");
}

const NAMES: Readonly<Record<Exclude<Shape["is"], "oneOf">, string>> = {
  map: "a mapping",
  list: "a list",
  string: "a string",
  text: "a string",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  any: "anything",
};

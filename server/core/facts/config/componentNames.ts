import { itemsAt, nodeAt, scalarAt, walk } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { isSlippedIn, meantBy, type Meant } from "./meant.ts";

export interface UndeclaredName extends Meant {
  readonly side: "input" | "output";
  readonly node: Scalar;
}

/** Inputs and outputs that the container of a KFP component uses and the component does not declare. */
export function undeclaredNames(root: Node | undefined): readonly UndeclaredName[] {
  const container = nodeAt(root, "implementation", "container");
  const uses = [...(container ? walk(container) : [])].flatMap(({ node, entry }) => {
    const [, side] = /^(input|output)(?:Value|Path|Uri)$/.exec(entry?.key.text.replace("isPresent", "inputValue") ?? "") ?? [];
    return node.type === "scalar" && (side === "input" || side === "output") ? [{ side, node } as const] : [];
  });
  return uses.flatMap(({ side, node }) => {
    const items = itemsAt(root, `${side}s`);
    const names = items.flatMap((item) => scalarAt(item, "name") ?? []);
    // A list whose own name has a slip, or one of whose items has no name, is told there.
    if (names.some(({ text }) => text === node.text) || names.length < items.length || isSlippedIn(root, `${side}s`)) return [];
    return [{ side, node, ...meantBy(node, names, "Declare it, or correct the name.", { used: uses.filter((use) => use.side === side).map((use) => use.node.text) }) }];
  });
}

/** Where the declarations stand that such a name is probably meant to be: they are used, under another name. */
export const declarationsMeant = (root: Node | undefined): ReadonlySet<number> => new Set(undeclaredNames(root).flatMap(({ related = [] }) => related.map(({ at }) => at.start)));

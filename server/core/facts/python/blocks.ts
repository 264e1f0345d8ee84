import { memo } from "../../memo.ts";
import type { Node, Statement } from "../../syntax/python/tree.ts";

/** Every list of statements that run one after the other: the module, the bodies of functions, branches and loops. */
export const blocksOf = memo((body: readonly Statement[]): readonly (readonly Statement[])[] => [body, ...body.flatMap(innerBlocks)]);

function innerBlocks(node: Node): readonly (readonly Statement[])[] {
  const own = BODIES.flatMap((key) => {
    const value = (node as unknown as Readonly<Record<string, unknown>>)[key];
    return Array.isArray(value) && value.length > 0 ? [value as readonly Statement[]] : [];
  });
  const held = node.type === "try" ? node.handlers : node.type === "match" ? node.cases : [];
  return [...own.flatMap((block) => blocksOf(block)), ...held.flatMap(innerBlocks)];
}

const BODIES = ["body", "otherwise", "last"];

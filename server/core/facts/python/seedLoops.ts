import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import type { Argument } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { For } from "../../syntax/python/tree.ts";
import { nodesOf, placeOf, walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import { keptIn, pickedAfter } from "./choices.ts";

/** A loop over seeds whose best outcome is kept. */
export interface SeedLoop {
  readonly seed: string;
  /** The argument that the seed is handed to. */
  readonly at: Span;
  readonly choice: Span;
}

export const seedLoops: (document: Document) => readonly SeedLoop[] = memo((document: Document): readonly SeedLoop[] => {
  const found: SeedLoop[] = [];
  for (const node of nodesOf(moduleOf(document).body, "for")) {
    if (node.target.type !== "name") continue;
    const seed = node.target.name;
    const given = seedIn(node, seed);
    const choice = given && (keptIn(node) ?? pickedAfter(document, node));
    if (given && choice) found.push({ seed, at: placeOf(given), choice });
  }
  return found;
});

function seedIn(loop: For, seed: string): Argument | undefined {
  let found: Argument | undefined;
  walk(loop.body, (node) => {
    if (node.type === "call") found ??= node.arguments.find(({ name, value }) => (name === "random_state" || name === "seed") && value.type === "name" && value.name === seed);
    return found === undefined;
  });
  return found;
}

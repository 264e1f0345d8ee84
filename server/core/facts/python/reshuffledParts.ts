import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import type { Call, Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import { placeOf, walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import { callsOf } from "./calls.ts";

/** A `tf.data` set that is shuffled in every epoch, and divided by `take` and `skip` after it. */
export interface ReshuffledParts {
  readonly name: string;
  readonly shuffle: Call;
  readonly take: Span;
  readonly skip: Span;
}

export const reshuffledParts: (document: Document) => readonly ReshuffledParts[] = memo((document: Document): readonly ReshuffledParts[] => {
  if (!/\btensorflow\b/.test(document.text)) return [];
  const found: ReshuffledParts[] = [];
  walk(moduleOf(document).body, (node) => {
    const [target] = node.type === "assign" ? node.targets : [];
    const shuffle = node.type === "assign" && node.value ? shuffleIn(node.value) : undefined;
    if (target?.type !== "name" || !shuffle) return true;
    const take = firstPart(document, target.name, "take", node.end);
    const skip = firstPart(document, target.name, "skip", node.end);
    if (take && skip && !found.some((one) => one.take === take)) found.push({ name: target.name, shuffle, take, skip });
    return true;
  });
  return found;
});

/** The last `.shuffle(…)` in a chain of calls, unless it keeps its order. */
function shuffleIn(node: Expression): Call | undefined {
  if (node.type !== "call" || node.callee.type !== "attribute") return undefined;
  if (node.callee.name.name !== "shuffle") return shuffleIn(node.callee.value);
  return node.arguments.some(({ name, value }) => name === "reshuffle_each_iteration" && value.type === "false") ? undefined : node;
}

const firstPart = (document: Document, name: string, method: string, after: number): Span | undefined => {
  const call = callsOf(document).find(({ node }) => node.start >= after && node.callee.type === "attribute" && node.callee.name.name === method && node.callee.value.type === "name" && node.callee.value.name === name);
  return call && placeOf(call.node);
};

import { memo } from "../../memo.ts";
import type { Call, Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { For } from "../../syntax/python/tree.ts";
import { nodesOf, placeOf, walk } from "../../syntax/python/walk.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { callsOf, type Call as CallFact } from "./calls.ts";
import { namesRead, onlyValue } from "./fixes/names.ts";
import { dottedName } from "./imports.ts";

/** A list that got each row and a changed copy of it, and is split at random afterwards. */
export interface AugmentedList {
  readonly name: string;
  /** The call that changes the copy. */
  readonly change: Span;
  readonly changed: string;
  readonly split: CallFact;
}

/** What makes another picture, sound or text of one. */
const CHANGES = /flip|rotat|rot90|augment|noise|warp|shear|back_?translat|synonym|jitter|crop|blur|mixup|cutout/i;

export const augmentedLists: (document: Document) => readonly AugmentedList[] = memo((document: Document): readonly AugmentedList[] => {
  const splits = callsOf(document).filter(({ name, arguments: given }) => /(^|\.)train_test_split$/.test(name) && !given.some((one) => one.kind !== "plain" || (one.name === "shuffle" && one.value.type === "false")));
  if (splits.length === 0 || !CHANGES.test(document.text)) return [];
  const found = new Map<string, AugmentedList>();
  for (const node of nodesOf(moduleOf(document).body, "for")) {
    for (const { list, call, changed } of augmentedIn(node)) {
      const split = splits.find(({ node: { arguments: given, start } }) => start > node.end && given.some(({ name, value }) => name === undefined && listOf(document, value) === list));
      if (split && !found.has(list)) found.set(list, { name: list, change: placeOf(call), changed, split });
    }
  }
  return [...found.values()];
});

interface Appended {
  readonly list: string;
  readonly value: Expression;
}

/** `rows.append(image)` and `rows.append(flip(image))` in one loop over the images. */
function augmentedIn(loop: For): readonly { readonly list: string; readonly call: Call; readonly changed: string }[] {
  const appended: Appended[] = [];
  walk(loop.body, (node) => {
    const [given] = node.type === "call" ? node.arguments : [];
    if (node.type === "call" && given && node.callee.type === "attribute" && node.callee.name.name === "append" && node.callee.value.type === "name") appended.push({ list: node.callee.value.name, value: given.value });
    return true;
  });
  const counted = namesRead(loop.target);
  return appended.flatMap(({ list, value }) => {
    const changed = value.type === "call" ? dottedName(value.callee) : undefined;
    if (value.type !== "call" || changed === undefined || !CHANGES.test(changed)) return [];
    const own = value.arguments.flatMap((argument) => (argument.value.type === "name" ? [argument.value.name] : [])).find((name) => counted.includes(name));
    const isBoth = appended.some((other) => other.list === list && other.value.type === "name" && other.value.name === own);
    return own !== undefined && isBoth ? [{ list, call: value, changed }] : [];
  });
}

/** `rows`, `np.array(rows)`, or a name that was given one of them. */
function listOf(document: Document, node: Expression, depth = 0): string | undefined {
  if (node.type === "call" && /(^|\.)(array|asarray|stack)$/.test(dottedName(node.callee) ?? "")) {
    const [given] = node.arguments;
    return given && listOf(document, given.value, depth);
  }
  if (node.type !== "name") return undefined;
  const made = depth < 2 ? onlyValue(document, node.name) : undefined;
  return made?.type === "call" ? (listOf(document, made, depth + 1) ?? node.name) : node.name;
}

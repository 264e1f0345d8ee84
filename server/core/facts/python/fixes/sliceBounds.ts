import type { Edit } from "../../../text/span.ts";
import type { Expression, Subscript } from "../../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { Statement } from "../../../syntax/python/tree.ts";
import type { Document } from "../../../workspace/document.ts";
import { blocksOf } from "../blocks.ts";
import { replacement, textOf } from "./lines.ts";

interface NamedSlice {
  readonly name: string;
  /** What is sliced, as written. */
  readonly base: string;
  readonly lower: Expression | undefined;
  readonly upper: Expression | undefined;
}

/**
 * Edits that let the test slices begin where the training slices end. Every slice of the block that begins at the same
 * place moves along, so that rows and answers stay side by side.
 */
export function meetAtBound(document: Document, trained: string, tested: string): readonly Edit[] | undefined {
  for (const block of blocksOf(moduleOf(document).body)) {
    const slices = block.flatMap((node) => slicesIn(document, node));
    const head = slices.filter(({ name }) => name === rootOf(trained));
    const tail = slices.filter(({ name }) => name === rootOf(tested));
    const [train, test] = [head[0], tail[0]];
    if (!train || !test || head.length + tail.length !== 2 || train.base !== test.base) continue;
    const end = train.upper;
    const begin = test.lower;
    if (train.lower || test.upper || !end || !begin) return undefined;
    const alike = slices.filter(({ lower, upper }) => lower && !upper && textOf(document, lower) === textOf(document, begin));
    const partners = alike.map(({ base }) => slices.some((one) => one.base === base && !one.lower && one.upper && textOf(document, one.upper) === textOf(document, end)));
    if (partners.includes(false)) return undefined;
    return alike.flatMap(({ lower }) => (lower ? [replacement(lower, textOf(document, end))] : []));
  }
  return undefined;
}

const rootOf = (written: string): string => /^\w+/.exec(written)?.[0] ?? "";

function slicesIn(document: Document, node: Statement): readonly NamedSlice[] {
  const target = node.type === "assign" && node.targets.length === 1 ? node.targets[0] : undefined;
  if (node.type !== "assign" || !target || !node.value) return [];
  const pairs = target.type === "tuple" && node.value.type === "tuple" ? target.items.map((item, index) => [item, node.value?.type === "tuple" ? node.value.items[index] : undefined] as const) : [[target, node.value] as const];
  return pairs.flatMap(([left, right]): readonly NamedSlice[] => (left.type === "name" && right?.type === "subscript" ? sliceOf(document, left.name, right) : []));
}

/** By place, not by label: `.loc` holds its last row. */
function sliceOf(document: Document, name: string, { value, index }: Subscript): readonly NamedSlice[] {
  const [first] = index;
  if (first?.type !== "slice" || first.step || (value.type === "attribute" && value.name.name !== "iloc" && value.name.name !== "values")) return [];
  return [{ name, base: textOf(document, value), lower: first.lower, upper: first.upper }];
}

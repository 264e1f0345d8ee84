import type { Edit } from "../../../text/span.ts";
import type { Call } from "../../../syntax/python/expressionTree.ts";
import type { Document } from "../../../workspace/document.ts";
import { blocksOf } from "../blocks.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import { contains } from "../../../text/span.ts";
import { replacement, textOf } from "./lines.ts";
import { bindsAny, namesIn } from "./names.ts";

/**
 * Edits that fit on the training side of a split what was fitted on all its rows. Given only where the split stands above
 * the fit, each thing that the fit is handed is split there under the same name, and each training side still has its name.
 */
export function fitOnTrainingSide(document: Document, fit: Call, split: Call): readonly Edit[] | undefined {
  for (const block of blocksOf(moduleOf(document).body)) {
    const splitting = block.find((node) => node.type === "assign" && node.value?.start === split.start && node.value.end === split.end);
    const fitting = block.find((node) => contains(node, fit));
    if (splitting?.type !== "assign" || !fitting || splitting.start >= fitting.start || fitting.type === "function" || fitting.type === "class") continue;
    const between = block.slice(block.indexOf(splitting) + 1, block.indexOf(fitting) + 1);
    const sides = trainingSides(document, split, namesIn(splitting.targets[0]) ?? []);
    const edits = fit.arguments.flatMap(({ kind, value }): readonly (Edit | undefined)[] => {
      const text = textOf(document, value);
      const side = sides.get(text);
      if (value.type === "name" || side !== undefined) return [side !== undefined && kind === "plain" && !between.some((node) => bindsAny(node, [side, text])) ? replacement(value, side) : undefined];
      return [...sides.keys()].some((name) => new RegExp(`\\b${name}\\b`).test(text)) ? [undefined] : [];
    });
    const sure = edits.filter((edit) => edit !== undefined);
    return sure.length === edits.length && sure.length > 0 ? sure : undefined;
  }
  return undefined;
}

/** What was split, as written, and the name of its training side. */
function trainingSides(document: Document, split: Call, targets: readonly string[]): ReadonlyMap<string, string> {
  const inputs = split.arguments.filter((argument) => argument.name === undefined);
  if (targets.length !== inputs.length * 2 || inputs.some(({ kind }) => kind !== "plain")) return new Map();
  return new Map(inputs.flatMap(({ value }, index) => (targets[index * 2] === undefined ? [] : [[textOf(document, value), targets[index * 2] ?? ""] as const])));
}

import { memo } from "../../memo.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Assign } from "../../syntax/python/tree.ts";
import { placeOf, walk } from "../../syntax/python/walk.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { argumentOf, callsOf, textValue, type Call } from "./calls.ts";
import { onlyAssignment, usesOf } from "./fixes/names.ts";

/** Folds in order of time that touch, while the target of a row lies several rows ahead. */
export interface GaplessFolds {
  readonly folds: Call;
  /** How many rows the target looks ahead, as written. */
  readonly ahead: string;
  readonly target: Span;
}

export const gaplessFolds: (document: Document) => readonly GaplessFolds[] = memo((document: Document): readonly GaplessFolds[] => {
  const folds = callsOf(document).filter((call) => /(^|\.)TimeSeriesSplit$/.test(call.name) && isGapless(call));
  if (folds.length === 0) return [];
  const targets: Assign[] = [];
  walk(moduleOf(document).body, (node) => {
    if (node.type === "assign") targets.push(node);
    return true;
  });
  const [target] = targets.flatMap((node) => {
    const ahead = node.value && rowsAhead(document, node.value);
    return ahead !== undefined && isTarget(document, node) ? [{ ahead, target: placeOf(node) }] : [];
  });
  return target ? folds.map((call) => ({ folds: call, ...target })) : [];
});

function isGapless(call: Call): boolean {
  const gap = argumentOf(call, "gap");
  return (gap === undefined || (gap.type === "number" && gap.value === 0)) && call.arguments.every(({ kind }) => kind === "plain");
}

/** `price.shift(-5)` looks five rows ahead; one row ahead is where the next fold begins, and no harm. */
function rowsAhead(document: Document, node: Expression): string | undefined {
  let found: string | undefined;
  walk([node], (inner) => {
    if (inner.type !== "call" || inner.callee.type !== "attribute" || !/^(shift|diff|pct_change)$/.test(inner.callee.name.name)) return found === undefined;
    const periods = argumentOf(inner, "periods", 0);
    if (periods?.type === "unary" && periods.operator === "-") found ??= countOf(document, periods.value);
    return found === undefined;
  });
  return found;
}

/** `5`, or the name of a constant that is more than one. */
function countOf(document: Document, node: Expression): string | undefined {
  const known = node.type === "name" ? onlyAssignment(document, node.name)?.value : node;
  if (known?.type !== "number" || known.value < 2) return undefined;
  return node.type === "name" ? node.name : String(known.value);
}

/** `table["rise"] = …` that is taken out of the table again, or a name that says it: `y = …`. */
function isTarget(document: Document, { targets: [target] }: Assign): boolean {
  if (target?.type === "name") return /^(y|Y|target|label|labels|future\w*)$/.test(target.name);
  const column = target?.type === "subscript" ? textValue(target.index[0]) : undefined;
  if (column === undefined) return false;
  let taken = false;
  walk(moduleOf(document).body, (node) => {
    if (node.type === "assign" && node.targets[0]?.type === "name" && node.value && isColumn(node.value, column) && usesOf(moduleOf(document).body, node.targets[0].name).length > 1) taken = true;
    if (node.type === "argument" && isColumn(node.value, column)) taken = true;
    return !taken;
  });
  return taken;
}

/** `table["rise"]`, `table["rise"].values` */
function isColumn(node: Expression, column: string): boolean {
  if (node.type === "attribute" && node.name.name === "values") return isColumn(node.value, column);
  return node.type === "subscript" && node.value.type === "name" && textValue(node.index[0]) === column;
}

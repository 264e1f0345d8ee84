import type { Expression } from "../../syntax/python/expressionTree.ts";
import { argumentOf } from "./calls.ts";
import { flowOf } from "./flow/flow.ts";
import { TIME } from "./flow/tableRows.ts";
import type { Leak } from "./leaks.ts";
import type { Program } from "./program/program.ts";

/**
 * A statistic of each shop, patient … over all dates, where training and test rows are told apart by time: the rows to
 * train on then hold something of what happened later. Groups of one date hold nothing of other dates.
 */
export function isOverTime(program: Program, { taint, split, evaluation }: Leak): boolean {
  const keys = taint.groupedOver === undefined ? undefined : keysOf(taint.node);
  if (!keys || keys.length === 0 || keys.some((key) => TIME.test(flowOf(program).frames.text(key)))) return false;
  const cuts = evaluation.rows.flatMap((part) => part.cuts);
  if (split?.node && argumentOf(split.node, "shuffle")?.type === "false") return true;
  if (cuts.some((cut) => cut.type === "mask" && TIME.test(cut.column))) return true;
  return flowOf(program).events.some((event) => event.type === "folds" && event.splitter.endsWith("TimeSeriesSplit") && cuts.some((cut) => cut.type === "side" && cut.split.startsWith(`${event.folds ?? "no"}.`)));
}

/** What `table.groupby("shop")["sold"].transform("mean")` groups by. */
function keysOf(node: Expression | undefined): readonly Expression[] | undefined {
  if (node?.type === "subscript" || node?.type === "attribute") return keysOf(node.value);
  if (node?.type !== "call" || node.callee.type !== "attribute") return undefined;
  return node.callee.name.name === "groupby" ? node.arguments.filter(({ name }) => name === undefined || name === "by").map(({ value }) => value) : keysOf(node.callee);
}

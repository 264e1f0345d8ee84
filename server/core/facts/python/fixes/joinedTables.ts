import type { Edit } from "../../../text/span.ts";
import type { Call, Expression, Name } from "../../../syntax/python/expressionTree.ts";
import type { Statement } from "../../../syntax/python/tree.ts";
import type { Document } from "../../../workspace/document.ts";
import { dottedName } from "../imports.ts";
import { replacement, textOf } from "./lines.ts";
import { changesAny, placeIn } from "./names.ts";

const STATISTICS = new Set(["mean", "median", "mode", "std", "var", "min", "max", "quantile", "sum"]);

/**
 * Edits that learn from the training table alone what was learned from it and the test table together. Given only where
 * the two were put together by name in the same block, and neither has changed since.
 */
export function learnFromTraining(document: Document, learning: Call): readonly Edit[] | undefined {
  const place = placeIn(document, learning);
  const learned = place && learnedFrom(learning);
  if (!learned || learning.callee.type !== "attribute") return undefined;
  const above = place.block.slice(0, place.block.indexOf(place.statement));
  const joining = above.findLast((node) => node.type === "assign" && node.targets.length === 1 && node.targets[0]?.type === "name" && node.targets[0].name === learned.table.name);
  const train = joining && trainingTable(joining);
  if (!joining || train === undefined || above.slice(above.indexOf(joining) + 1).some((node) => changesAny(node, [learned.table.name, train]))) return undefined;
  if (learning.callee.name.name !== "fit_transform") return [replacement(learned.table, train)];
  const given = learned.given;
  const own = textOf(document, { start: given.start, end: learned.table.start }) + train + textOf(document, { start: learned.table.end, end: given.end });
  return [replacement({ start: learning.callee.name.start, end: learning.end }, `fit(${own}).transform(${textOf(document, given)})`)];
}

interface Learned {
  readonly table: Name;
  readonly given: Expression;
}

/** `scaler.fit(both[columns])`, `both["age"].median()` */
function learnedFrom({ callee, arguments: handed }: Call): Learned | undefined {
  if (callee.type !== "attribute") return undefined;
  const [given, ...more] = handed;
  const isFit = /^fit(_transform)?$/.test(callee.name.name);
  if (isFit && (given?.kind !== "plain" || given.name !== undefined || more.length > 0)) return undefined;
  const source = isFit ? given?.value : STATISTICS.has(callee.name.name) ? callee.value : undefined;
  const table = source?.type === "subscript" ? source.value : source;
  return source && table?.type === "name" ? { table, given: source } : undefined;
}

/** The first table of `pd.concat([train, test])`, unless its name says that it is the other one. */
function trainingTable(joining: Statement): string | undefined {
  const call = joining.type === "assign" ? joining.value : undefined;
  const inner = call?.type === "call" && call.callee.type === "attribute" && call.callee.name.name === "reset_index" ? call.callee.value : call;
  if (inner?.type !== "call" || !/(^|\.)concat$/.test(dottedName(inner.callee) ?? "") || inner.arguments.some(({ name }) => name === "axis")) return undefined;
  const tables = inner.arguments[0]?.value;
  const [first] = tables?.type === "list" || tables?.type === "tuple" ? tables.items : [];
  return first?.type === "name" && !/test|valid/i.test(first.name) ? first.name : undefined;
}

import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Assign } from "../../syntax/python/tree.ts";
import { placeOf, walk } from "../../syntax/python/walk.ts";
import type { MetricEvent } from "./flow/events.ts";
import { flowOf } from "./flow/flow.ts";
import { rowsKey } from "./flow/rows.ts";
import { isHeldOut, isValidation } from "./heldOut.ts";
import { namesRead } from "./fixes/names.ts";
import type { Program } from "./program/program.ts";

/** A threshold that the best point of a curve over held-out rows gives, and a score of the same rows with it. */
export interface ThresholdOnTest {
  readonly threshold: string;
  readonly rows: string;
  readonly curve: Span;
  readonly picked: Span;
  readonly score: Span;
}

export const thresholdsOnTest: (program: Program) => readonly ThresholdOnTest[] = memo((program: Program): readonly ThresholdOnTest[] => {
  const metrics = flowOf(program).events.filter((event) => event.type === "metric");
  const curves = metrics.filter((event) => /(^|\.)(roc_curve|precision_recall_curve)$/.test(event.name) && event.evaluations.some((one) => isHeldOut(one) && !isValidation(one.of)));
  return curves.flatMap((curve) => chosenBy(program, curve, metrics) ?? []);
});

function chosenBy(program: Program, curve: MetricEvent, metrics: readonly MetricEvent[]): ThresholdOnTest | undefined {
  const assigns: Assign[] = [];
  walk(moduleOf(program.document).body, (node) => {
    if (node.type === "assign") assigns.push(node);
    return true;
  });
  const drawn = assigns.find((node) => node.start === curve.statement.start);
  const target = drawn?.targets[0];
  const third = target?.type === "tuple" ? target.items[2] : undefined;
  if (!drawn || third?.type !== "name") return undefined;
  const picking = assigns.find((node) => node.start > drawn.end && node.targets[0]?.type === "name" && node.value !== undefined && isPicked(node.value, third.name));
  const name = picking?.targets[0]?.type === "name" ? picking.targets[0].name : undefined;
  if (!picking?.value || name === undefined) return undefined;
  const told = tellers(assigns, picking, name);
  const judged = curve.evaluations.map((one) => rowsKey(one.rows));
  const score = metrics.find((event) => event.at.start > picking.end && !event.name.endsWith("curve") && event.evaluations.some((one) => judged.includes(rowsKey(one.rows))) && mentions(program, event.at, told));
  const rows = curve.evaluations[0]?.of;
  return score && rows !== undefined ? { threshold: name, rows, curve: curve.at, picked: placeOf(picking.value), score: score.at } : undefined;
}

/** `thresholds[best]`, where `best` may have been found before. */
const isPicked = (node: Expression, thresholds: string): boolean => node.type === "subscript" && node.value.type === "name" && node.value.name === thresholds && node.index[0]?.type !== "slice";

/** The threshold, and what is computed with it at once. */
const tellers = (assigns: readonly Assign[], picking: Assign, name: string): readonly string[] => [
  name,
  ...assigns.flatMap((node) => (node.start > picking.end && node.value && namesRead(node.value).includes(name) && node.targets[0]?.type === "name" ? [node.targets[0].name] : [])),
];

function mentions(program: Program, at: Span, names: readonly string[]): boolean {
  const written = program.document.text.slice(at.start, at.end);
  return names.some((name) => new RegExp(`\\b${name}\\b`).test(written));
}

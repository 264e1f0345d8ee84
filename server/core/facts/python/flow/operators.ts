import type { Binary, Compare, Expression, Unary } from "../../../syntax/python/expressionTree.ts";
import type { AugmentedAssign } from "../../../syntax/python/tree.ts";
import { placeOf } from "../../../syntax/python/walk.ts";
import { cutRows, inverseOf, type Cut, type Mask, type Rows } from "./rows.ts";
import { stacked } from "./stacking.ts";
import { contentOf, dataOf, either, freshData, make, mergeData, type Machine } from "./machine.ts";
import { mergeTaints } from "./taints.ts";
import type { Data, Value } from "./value.ts";

export function binary(machine: Machine, node: Binary): Value {
  const left = machine.evaluate(node.left);
  const right = machine.evaluate(node.right);
  if (node.operator === "or" || node.operator === "and") {
    const truth = left.type === "scalar" ? left.truth : undefined;
    if (truth !== undefined) return truth === (node.operator === "and") ? right : left;
    return either([left, right]);
  }
  return combine(machine, node, left, right);
}

export function augmented(machine: Machine, node: AugmentedAssign): Value {
  const left = machine.evaluate(node.target);
  return combine(machine, { ...node, type: "binary", left: node.target, right: node.value }, left, machine.evaluate(node.value));
}

export function unary(machine: Machine, node: Unary): Value {
  const value = machine.evaluate(node.value);
  if (value.type === "scalar" && node.operator === "not" && value.truth !== undefined) return truthValue(!value.truth);
  if (value.type === "scalar" && node.operator === "-") {
    return { type: "scalar", symbol: `-${value.symbol}`, ...(value.value === undefined ? {} : { value: -value.value }) };
  }
  return node.operator === "~" || node.operator === "-" ? opposite(machine, value, node.operator === "~") : value;
}

/** The rows that a mask leaves out; old code writes `-mask`, which is a number's opposite where there is no mask. */
export function opposite(machine: Machine, value: Value, surely: boolean): Value {
  const content = contentOf(machine, value);
  if (content?.type !== "data" || value.type !== "object") return value;
  if (content.mask) return make(machine, { ...content, mask: inverseOf(content.mask) });
  return surely ? make(machine, { ...content, inverseOf: content.inverseOf === undefined ? value.id : undefined }) : value;
}

/** A test of a column keeps what it tests, so that the rows that pass and those that fail can be told apart. */
export function compare(machine: Machine, node: Compare): Value {
  const operands = node.operands.map((operand) => machine.evaluate(operand));
  const [operator] = node.operators;
  const truth = operands.length === 2 ? knownOutcome(machine, operator, operands[0], operands[1]) : undefined;
  if (truth !== undefined) return truthValue(truth);
  const [left, right] = operands.map((operand) => dataOf(machine, operand));
  if (left && right) noteComparison(machine, left, right);
  if (!left || !right || operands.length !== 2 || operator === undefined || left.rows.length === 0) {
    return make(machine, operands.map((operand) => dataOf(machine, operand)).reduce(mergeData));
  }
  const constant = constantOf(machine, operands[1], node.operands[1]);
  return make(machine, withMask({ ...left, madeOf: madeOfBoth(left, right), taints: mergeTaints(left.taints, right.taints) }, maskOf(machine, left, node.operands[0], operator, constant)));
}

/** `phase == "train"` in a loop over the names of phases, `scaler is None` of a parameter, `shuffle == False`. */
function knownOutcome(machine: Machine, operator: string | undefined, a: Value | undefined, b: Value | undefined): boolean | undefined {
  const asked = operator === undefined ? undefined : EQUALITIES[operator];
  if (asked === undefined || !a || !b) return undefined;
  if (a.type === "text" && b.type === "text") return (a.value === b.value) === asked;
  if (a.type === "scalar" && b.type === "scalar" && a.truth !== undefined && b.truth !== undefined) return (a.truth === b.truth) === asked;
  const none = b.type === "none" ? isNone(machine, a) : undefined;
  return none === undefined ? undefined : none === asked;
}

const EQUALITIES: Readonly<Record<string, boolean>> = { "==": true, "!=": false, is: true, "is not": false };

/** A call that is not known may give anything. */
function isNone(machine: Machine, value: Value): boolean | undefined {
  if (value.type === "none") return true;
  if (value.type === "either") return undefined;
  const content = contentOf(machine, value);
  if (content?.type === "data" && (content.rows.length === 0 || content.read === false)) return undefined;
  return value.type === "object" && !content ? undefined : false;
}

export const truthValue = (truth: boolean): Value => ({ type: "scalar", symbol: truth ? "True" : "False", truth });

function withMask(data: Data, mask: Data["mask"]): Data {
  return { ...data, mask };
}

export function maskOf(machine: Machine, data: Data, node: Expression | undefined, operator: string, constant: number | string): Mask {
  const column = data.columns.only?.length === 1 ? data.columns.only.join() : node ? machine.frames.text(node) : "";
  const origins = [...new Set(data.rows.map((part) => part.origin))].toSorted((a, b) => a - b);
  return { type: "mask", column: `${origins.join()}.${column}`, operator, constant };
}

function constantOf(machine: Machine, value: Value | undefined, node: Expression | undefined): number | string {
  if (value?.type === "scalar") return value.value ?? value.symbol;
  if (value?.type === "text") return value.value;
  return node ? machine.frames.text(node) : "";
}

/** Rows that pass a mask. */
export function filtered(rows: Rows, mask: Data, token: string): Rows {
  return cutRows(rows, mask.mask ?? { type: "some", token });
}

function combine(machine: Machine, node: Binary, left: Value, right: Value): Value {
  const { operator } = node;
  if (left.type === "index" && right.type === "index" && operator === "-") return { ...left, of: complement(machine, left.of, right.of) };
  if (left.type === "scalar" && right.type === "scalar") return arithmetic(operator, left, right);
  if (left.type === "text" && right.type === "text") return { type: "text", value: left.value + right.value };
  const a = contentOf(machine, left);
  const b = contentOf(machine, right);
  if (a?.type === "list" && b?.type === "list" && operator === "+") return make(machine, { type: "list", items: [...a.items, ...b.items], open: a.open || b.open });
  const one = dataOf(machine, left);
  const other = dataOf(machine, right);
  if (operator === "+" && one.isList === true && other.isList === true && one.rows.length > 0 && other.rows.length > 0) return stacked(machine, node, [{ value: left, node }, { value: right, node }], false);
  if (operator === "-" && (one.isSet === true || other.isSet === true)) return freshData(machine, false);
  if (operator === "-" || operator === "/") noteComparison(machine, one, other);
  const both = { ...mergeData(one, other), mask: bothMasks(operator, one.mask, other.mask) };
  const sameRows = one.rows.length > 0 && other.rows.length > 0 ? { ...both, rows: one.rows, order: one.order } : both;
  const columns = one.rows.length > 0 ? one.columns : other.columns;
  if (a?.type === "list" && (b?.type === "data" || right.type === "scalar") && operator === "*") return make(machine, { ...a, items: [...a.items, ...a.items] });
  return make(machine, { ...sameRows, columns, madeOf: madeOfBoth(one, other) });
}

/** Values that hold no rows, such as numbers, add nothing; what is not known makes the whole unknown. */
function madeOfBoth(one: Data, other: Data): readonly string[] | undefined {
  if (one.rows.length === 0) return other.madeOf;
  if (other.rows.length === 0) return one.madeOf;
  return one.madeOf && other.madeOf ? [...new Set([...one.madeOf, ...other.madeOf])] : undefined;
}

/** Two tests of columns in one: what it picks is told by both. */
function bothMasks(operator: string, one: Cut | undefined, other: Cut | undefined): Mask | undefined {
  if (one?.type !== "mask" || other?.type !== "mask" || (operator !== "&" && operator !== "|")) return undefined;
  const told = ({ column, operator: test, constant }: Mask): string => `${column}${test}${constant}`;
  return { type: "mask", column: [told(one), told(other)].toSorted().join(operator), operator: "true", constant: "" };
}

/** `predicted == truth`, `truth - predicted`: a score by hand. */
export function noteComparison(machine: Machine, one: Data, other: Data): void {
  const [predicted, truth] = one.predictedBy ? [one, other] : [other, one];
  if (!predicted.predictedBy || truth.predictedBy || predicted.rows.length === 0 || truth.rows.length === 0) return;
  const at = placeOf(machine.statement);
  machine.events.push({ type: "metric", at, statement: at, name: "comparison", evaluations: predicted.predictedBy, truth: truth.rows });
}

/** The rows that are left when those others are taken out. */
export function complement(machine: Machine, rows: Rows, dropped: Rows): Rows {
  const cut = dropped[0]?.cuts.at(-1);
  if (dropped.length === 0 || !cut) return rows;
  return cutRows(rows, inverseOf(cut) ?? { type: "some", token: `left${machine.fresh()}` });
}

function arithmetic(operator: string, left: { readonly symbol: string; readonly value?: number }, right: { readonly symbol: string; readonly value?: number }): Value {
  const known = left.value !== undefined && right.value !== undefined ? COMPUTE[operator]?.(left.value, right.value) : undefined;
  if (known !== undefined) return { type: "scalar", symbol: String(known), value: known };
  return { type: "scalar", symbol: `(${left.symbol}${operator}${right.symbol})` };
}

const COMPUTE: Readonly<Record<string, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "//": (a, b) => Math.floor(a / b),
};

import type { Call } from "../../../syntax/python/expressionTree.ts";
import { attribute, settled } from "./attributes.ts";
import { collectionMethod } from "./collections.ts";
import { dataMethod } from "./dataMethods.ts";
import { asEstimator, estimatorMethod } from "./estimatorMethods.ts";
import { functionCall } from "./functionCalls.ts";
import { contentOf, dataOf, either, lookUp, make, NO_DATA, optionsOf, type Machine } from "./machine.ts";
import { callInstance, instanceMethod, makeInstance } from "./instances.ts";
import { forward } from "./networks.ts";
import { complement } from "./operators.ts";
import type { Cut } from "./rows.ts";
import { handedWithTable } from "./tableExpressions.ts";
import type { Handed, Value } from "./value.ts";

export function callExpression(machine: Machine, node: Call): Value {
  const callee = calleeOf(machine, node);
  const handed = handedWithTable(machine, node, callee).map((one): Handed => ({ ...one, value: settled(machine, one.value) }));
  const outer = machine.site;
  machine.site = node.callee;
  const result = either(optionsOf(callee).map((option) => callValue(machine, node, option, handed)));
  machine.site = outer;
  return result;
}

function calleeOf(machine: Machine, node: Call): Value {
  if (node.callee.type === "attribute") return attribute(machine, node.callee);
  if (node.callee.type !== "name") return machine.evaluate(node.callee);
  return lookUp(machine, node.callee.name) ?? { type: "api", name: node.callee.name };
}

function callValue(machine: Machine, node: Call, callee: Value, handed: readonly Handed[]): Value {
  switch (callee.type) {
    case "api":
      return functionCall(machine, node, callee.name, handed);
    case "function":
      return machine.call(callee, handed);
    case "class":
      return makeInstance(machine, callee, handed);
    case "method":
      return methodCall(machine, node, callee.receiver, callee.name, handed);
    case "object":
      return callObject(machine, node, callee, handed);
    default:
      return make(machine, NO_DATA);
  }
}

function methodCall(machine: Machine, node: Call, receiver: Value, name: string, handed: readonly Handed[]): Value {
  const content = contentOf(machine, receiver);
  switch (content?.type) {
    case "instance":
      return instanceMethod(machine, node, receiver, content, name, handed);
    case "estimator":
      return estimatorMethod(machine, node, receiver, content, name, handed);
    case "data":
      return dataMethod(machine, node, receiver, content, name, handed);
    case "list":
    case "dictionary":
      return collectionMethod(machine, node, receiver, content, name, handed);
    case undefined:
      return receiver.type === "index" ? indexMethod(machine, receiver, name, handed) : functionCall(machine, node, name, handed);
  }
}

/** `table.index.isin(train.index)` picks the rows that are in the other. */
function indexMethod(machine: Machine, receiver: Extract<Value, { readonly type: "index" }>, name: string, handed: readonly Handed[]): Value {
  const [argument] = handed;
  if (name === "difference" && argument?.value.type === "index") return { ...receiver, of: complement(machine, receiver.of, argument.value.of) };
  if (name !== "isin" || !argument) return receiver;
  return make(machine, { ...NO_DATA, rows: receiver.of, order: receiver.order, mask: memberCut(machine, argument) });
}

function memberCut(machine: Machine, { value, node }: Handed): Cut {
  const token = machine.frames.text(node);
  if (value.type === "indices") return { type: "side", split: value.split, side: value.side };
  return (value.type === "index" ? value.of[0]?.cuts.at(-1) : undefined) ?? { type: "some", token };
}

/** A model that is called (`model(images)`), or an instance with `__call__`. */
function callObject(machine: Machine, node: Call, callee: Value, handed: readonly Handed[]): Value {
  const content = contentOf(machine, callee);
  if (content?.type === "instance") return callInstance(machine, node, callee, content, handed);
  if (content?.type === "estimator") return forward(machine, node, callee, content, handed);
  if (content?.type === "data" && handed.some(({ value }) => dataOf(machine, value).batch !== undefined)) return forward(machine, node, callee, asEstimator(machine, node, callee), handed);
  return functionCall(machine, node, "", handed);
}

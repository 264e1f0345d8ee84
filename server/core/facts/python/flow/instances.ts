import type { Call, Expression } from "../../../syntax/python/expressionTree.ts";
import type { FunctionDefinition } from "../../../syntax/python/tree.ts";
import { placeOf } from "../../../syntax/python/walk.ts";
import { estimatorMethod } from "./estimatorMethods.ts";
import { contentOf, lookUp, make, rewrite, type Machine } from "./machine.ts";
import { fieldNames, fieldsGiven } from "./records.ts";
import { forward } from "./networks.ts";
import type { FunctionValue, Handed, Instance, Value } from "./value.ts";

type ClassValue = Extract<Value, { readonly type: "class" }>;

/** Calls a class of the document: runs its `__init__`. */
export function makeInstance(machine: Machine, made: ClassValue, handed: readonly Handed[]): Value {
  machine.called.add(made.node);
  const initialiser = methodOf(machine, made, "__init__");
  const fields = initialiser ? [] : fieldNames(made.node, (node) => machine.frames.text(node));
  const value = make(machine, { type: "instance", class: made.node, scope: made.scope, attributes: fieldsGiven(fields, handed) });
  if (initialiser) machine.call({ ...initialiser, self: value }, handed);
  return value;
}

/** The hidden part of an instance whose class inherits `fit` and `predict` from a library. */
const INHERITED = "(inherited)";

export function instanceMethod(machine: Machine, node: Call, receiver: Value, instance: Instance, name: string, handed: readonly Handed[]): Value {
  const method = methodOf(machine, classOf(instance), name);
  if (method) return machine.call({ ...method, self: receiver }, handed);
  const inherited = instance.attributes.get(INHERITED) ?? inheritedPart(machine, node, receiver, instance);
  const content = contentOf(machine, inherited);
  if (content?.type !== "estimator") return inherited;
  if (name === "fit_transform") return fitTransform(machine, node, receiver, instance, handed) ?? estimatorMethod(machine, node, inherited, content, name, handed);
  return estimatorMethod(machine, node, inherited, content, name, handed);
}

/** `net(images)`: what a library makes of a class with `forward`. */
export function callInstance(machine: Machine, node: Call, receiver: Value, instance: Instance, handed: readonly Handed[]): Value {
  if (methodOf(machine, classOf(instance), "__call__")) return instanceMethod(machine, node, receiver, instance, "__call__", handed);
  const inherited = instance.attributes.get(INHERITED) ?? inheritedPart(machine, node, receiver, instance);
  const content = contentOf(machine, inherited);
  return content?.type === "estimator" ? forward(machine, node, inherited, content, handed) : inherited;
}

/** `TransformerMixin` makes `fit_transform` of the two. */
function fitTransform(machine: Machine, node: Call, receiver: Value, instance: Instance, handed: readonly Handed[]): Value | undefined {
  if (!methodOf(machine, classOf(instance), "transform")) return undefined;
  if (methodOf(machine, classOf(instance), "fit")) instanceMethod(machine, node, receiver, instance, "fit", handed);
  return instanceMethod(machine, node, receiver, instance, "transform", handed.slice(0, 1));
}

function inheritedPart(machine: Machine, node: Call, receiver: Value, instance: Instance): Value {
  const value = make(machine, { type: "estimator", api: instance.class.name.name, made: placeOf(node), arguments: [], inner: [], fits: [] });
  rewrite(machine, receiver, (content) => (content.type === "instance" ? { ...content, attributes: new Map(content.attributes).set(INHERITED, value) } : content));
  return value;
}

const classOf = (instance: Instance): ClassValue => ({ type: "class", node: instance.class, scope: instance.scope });

const MOST_BASES = 5;

/** Looks in the class, then in its bases that the program defines. A method sees the names of the class that it stands in. */
function methodOf(machine: Machine, { node, scope }: ClassValue, name: string, depth = 0): FunctionValue | undefined {
  const own = node.body.find((statement): statement is FunctionDefinition => statement.type === "function" && statement.name.name === name);
  if (own) return { type: "function", node: own, scope };
  if (depth >= MOST_BASES) return undefined;
  for (const base of node.bases) {
    const value = baseNamed(machine, base.value, scope);
    const found = value?.type === "class" ? methodOf(machine, value, name, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

function baseNamed(machine: Machine, base: Expression, scope: number): Value | undefined {
  const outer = machine.scope;
  machine.scope = scope;
  const value = base.type === "name" ? lookUp(machine, base.name) : base.type === "attribute" ? machine.evaluate(base) : undefined;
  machine.scope = outer;
  return value;
}

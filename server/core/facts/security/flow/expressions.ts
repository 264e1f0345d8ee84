import type { Call, Expression } from "../../../syntax/python/expressionTree.ts";
import type { Node } from "../../../syntax/python/tree.ts";
import { childrenOf, placeOf } from "../../../syntax/python/walk.ts";
import { dottedName, resolveName } from "../../python/imports.ts";
import { CLEANERS, cleansByMethod, isUserValue, originOfCall } from "../sources.ts";
import { definitionCalled, parametersFor, type Definition } from "./definitions.ts";
import { answersAsModel, fullName } from "./models.ts";
import { NONE, join, type Sources } from "./origins.ts";
import { keep, remembered, type Frame, type Walker } from "./walker.ts";

/** The sources of an expression's value; what reaches the calls inside it is written down. */
export function see(walker: Walker, node: Node, frame: Frame): Sources {
  if (node.type === "lambda" || node.type === "compare") {
    for (const child of childrenOf(node)) if (child.type !== "parameter") see(walker, child, frame);
    return NONE;
  }
  if (node.type === "call") return seeCall(walker, node, frame);
  if (node.type === "name" || node.type === "attribute") return seeName(walker, node, frame);
  if (node.type === "named") {
    const sources = see(walker, node.value, frame);
    bind(walker, node.target, sources, frame);
    return sources;
  }
  if (node.type === "conditional") {
    see(walker, node.test, frame);
    return join([see(walker, node.body, frame), see(walker, node.otherwise, frame)]);
  }
  if (node.type === "subscript") {
    const within = see(walker, node.value, frame);
    const index = join(node.index.map((part) => see(walker, part, frame)));
    // Which entry of a program's own table is taken makes it no less the program's own; with `globals()` it does.
    return holdsEverything(node.value) ? join([within, index]) : within;
  }
  if (node.type === "entry" && node.key?.type === "text" && node.key.value === "content") walker.contents.set(node.value, see(walker, node.value, frame));
  if (node.type === "tuple" && node.items[1]) walker.contents.set(node.items[1], see(walker, node.items[1], frame));
  if (node.type === "clause") bind(walker, node.target, see(walker, node.iterable, frame), frame);
  return join(inOrder(node).map((child) => see(walker, child, frame)));
}

/** `globals()`, `vars(module)` and `module.__dict__`. */
const holdsEverything = (value: Expression): boolean =>
  (value.type === "call" && value.callee.type === "name" && /^(?:globals|locals|vars)$/.test(value.callee.name)) || (value.type === "attribute" && value.name.name === "__dict__") || (value.type === "name" && value.name === "__builtins__");

/** A comprehension's clauses make the names that its body uses. */
function inOrder(node: Node): readonly Node[] {
  const children = childrenOf(node);
  return "clauses" in node ? children.toSorted((a, b) => Number(a.type !== "clause") - Number(b.type !== "clause")) : children;
}

function seeName(walker: Walker, node: Expression & { readonly type: "name" | "attribute" }, frame: Frame): Sources {
  const name = dottedName(node);
  const known = name === undefined ? undefined : (frame.names.get(name) ?? ofObject(walker, name, frame));
  if (known) return known;
  if (name !== undefined && isUserValue(resolveName(name, walker.imports))) return new Map([["user", placeOf(node)]]);
  if (node.type === "name") return NONE;
  // The last part of a path leads nowhere else.
  const last = /^(?:name|stem|suffix)$/.test(node.name.name) && node.value.type === "call" && /(?:^|\.)(?:Pure)?(?:Posix|Windows)?Path$/.test(fullName(walker, node.value.callee));
  const sources = see(walker, node.value, frame);
  return last ? NONE : sources;
}

/** `self.name`, which another method may have set. */
function ofObject({ attributes }: Walker, name: string, { owner }: Frame): Sources | undefined {
  return owner && name.startsWith("self.") ? attributes.get(`${owner.name.name}.${name.slice(5)}`) : undefined;
}

/** Gives sources to what stands on the left of `=`. A part of something makes the whole of it unchecked. */
export function bind(walker: Walker, target: Expression, sources: Sources, frame: Frame): void {
  if (target.type === "tuple" || target.type === "list") target.items.forEach((item) => { bind(walker, item, sources, frame); });
  if (target.type === "starred" && target.value) bind(walker, target.value, sources, frame);
  const name = dottedName(target.type === "subscript" ? target.value : target);
  if (name === undefined) return;
  frame.names.set(name, target.type === "subscript" ? join([frame.names.get(name) ?? NONE, sources]) : sources);
  if (frame.owner && name.startsWith("self.")) keep(walker, walker.attributes, `${frame.owner.name.name}.${name.slice(5)}`, sources);
}

function seeCall(walker: Walker, node: Call, frame: Frame): Sources {
  const callee = see(walker, node.callee, frame);
  const values = node.arguments.map(({ value }) => see(walker, value, frame));
  if (callee.size > 0 || values.some(({ size }) => size > 0) || walker.calls.has(node)) {
    walker.calls.set(node, { callee, arguments: values });
    node.arguments.forEach(({ value }, index) => walker.contents.set(value, values[index] ?? NONE));
  }
  const own = definitionCalled(walker.document, node, frame.owner);
  if (own) return seeOwn(walker, node, own, walker.returns.get(own.node) ?? NONE, [callee, ...values]);
  const name = fullName(walker, node.callee);
  if (CLEANERS.has(name)) return NONE;
  const given = remembered(walker.origins, name, originOfCall);
  if (given === "model" || answersAsModel(walker, node)) return new Map([["model", placeOf(node)]]);
  if (given !== "none") return new Map([[given, placeOf(node)]]);
  const imported = walker.elsewhere(name);
  if (imported) return seeElsewhere(node, imported, values);
  const method = node.callee.type === "attribute" ? node.callee.name.name : "";
  const receiver = node.callee.type === "attribute" ? dottedName(node.callee.value) : undefined;
  if (receiver !== undefined && /^(?:append|extend|add|insert|update|put|setdefault|write)$/.test(method)) frame.names.set(receiver, join([frame.names.get(receiver) ?? NONE, ...values]));
  // What a program's own table holds under a key is the program's own, whoever chose the key.
  if (method === "get" && callee.size === 0) return join(values.slice(1));
  return cleansByMethod(method) ? NONE : join([callee, ...values]);
}

/** Hands the arguments over; what comes back is what the function returns, with its parameters filled in. An object keeps what it is made of. */
function seeOwn(walker: Walker, node: Call, definition: Definition, returned: Sources, all: readonly Sources[]): Sources {
  const [callee = NONE, ...values] = all;
  const parameters = parametersFor(definition, node);
  parameters.forEach((parameter, index) => {
    if (parameter) keep(walker, walker.given, parameter, values[index] ?? NONE);
  });
  if (definition.node.name.name === "__init__") return join(all);
  const [self] = definition.owner ? definition.node.parameters : [];
  return filledIn(returned, (parameter) => (parameter === self ? callee : (values[parameters.indexOf(parameter)] ?? NONE)));
}

function seeElsewhere(node: Call, { definition, returns }: { readonly definition: Definition; readonly returns: Sources }, values: readonly Sources[]): Sources {
  const parameters = parametersFor(definition, node);
  const here: Sources = new Map([...returns.keys()].map((key) => [key, placeOf(node)]));
  return filledIn(here, (parameter) => values[parameters.indexOf(parameter)] ?? NONE);
}

function filledIn(sources: Sources, valueOf: (parameter: Exclude<Parameters<Sources["get"]>[0], string>) => Sources): Sources {
  return join([...sources].map(([key, at]) => (typeof key === "string" ? new Map([[key, at]]) : valueOf(key))));
}

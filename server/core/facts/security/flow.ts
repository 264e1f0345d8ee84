import { memo } from "../../memo.ts";
import type { Call as CallNode, Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { FunctionDefinition, Node, Statement } from "../../syntax/python/tree.ts";
import { childrenOf, placeOf, walk } from "../../syntax/python/walk.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { dottedName, importsOf, resolveName } from "../python/imports.ts";
import { asksModel, CLEANERS, isModelCall, isNetworkCall, isRoute, isTool, isUserCall, isUserValue, makesModel, type Origin } from "./sources.ts";

/** Where unchecked values came from; the span is the call or name that brought them in. */
export type Origins = ReadonlyMap<Origin, Span>;

/** What reaches the calls and the prompts of a document. */
export interface Inflows {
  readonly calls: ReadonlyMap<CallNode, Inflow>;
  /** By the value of each `"content": …`, which is how prompts are written. */
  readonly contents: ReadonlyMap<Node, Origins>;
}

/** What reaches a call: its callee, and each argument in the order as written. */
export interface Inflow {
  readonly callee: Origins;
  readonly arguments: readonly Origins[];
}

/**
 * Follows what a model wrote and what a visitor sent through assignments, expressions and functions of one document. A
 * call that is not known hands on what it was given; a test such as `if name in ALLOWED` makes the name checked.
 */
export const inflowsOf = memo((document: Document): Inflows => {
  const walker: Walker = { imports: importsOf(document), models: new Set(), returns: new Map(), calls: new Map(), contents: new Map() };
  const { body } = moduleOf(document);
  for (let round = 0; round < ROUNDS; round++) {
    const names = new Map<string, Origins>();
    runAll(walker, body, names);
    for (const definition of functionsOf(document)) runFunction(walker, definition, names);
  }
  return { calls: walker.calls, contents: walker.contents };
});

/** Enough for a value to pass through a function that is defined below its use, and through one more. */
const ROUNDS = 3;
const NONE: Origins = new Map();

interface Walker {
  readonly imports: ReadonlyMap<string, string>;
  /** Names that hold a model, a chain or an agent. */
  readonly models: Set<string>;
  /** What functions of the document give back. */
  readonly returns: Map<string, Origins>;
  readonly calls: Map<CallNode, Inflow>;
  readonly contents: Map<Node, Origins>;
}

type Names = Map<string, Origins>;

const functionsOf = memo((document: Document): readonly FunctionDefinition[] => {
  const found: FunctionDefinition[] = [];
  walk(moduleOf(document).body, (node) => {
    if (node.type === "function") found.push(node);
    return true;
  });
  return found;
});

function runFunction(walker: Walker, definition: FunctionDefinition, outer: Names): void {
  const names = new Map(outer);
  const origins: Origins = isRoute(definition) ? new Map([["user", placeOf(definition.name)]]) : isTool(definition) ? new Map([["model", placeOf(definition.name)]]) : NONE;
  for (const { name } of definition.parameters) names.set(name.name, origins);
  walker.returns.set(definition.name.name, walker.returns.get(definition.name.name) ?? NONE);
  runAll(walker, definition.body, names, definition.name.name);
}

function runAll(walker: Walker, body: readonly Node[], names: Names, within?: string): void {
  for (const node of body) run(walker, node, names, within);
}

function run(walker: Walker, node: Node, names: Names, within: string | undefined): void {
  if (node.type === "function") return;
  if (node.type === "assign") runAssign(walker, node.targets, node.value, names);
  else if (node.type === "augmentedAssign") set(names, node.target, join([see(walker, node.target, names), see(walker, node.value, names)]));
  else if (node.type === "return") addReturn(walker, within, node.value ? see(walker, node.value, names) : NONE);
  else if (node.type === "if" || node.type === "while" || node.type === "assert") {
    see(walker, node.test, names);
    check(node.test, names);
    runAll(walker, childrenOf(node).filter(isStatement), names, within);
  } else if (node.type === "for") {
    set(names, node.target, see(walker, node.iterable, names));
    runAll(walker, [...node.body, ...node.otherwise], names, within);
  } else if (node.type === "withItem") {
    const origins = see(walker, node.value, names);
    if (node.target) set(names, node.target, origins);
  } else if (isStatement(node) || node.type === "handler" || node.type === "case") runAll(walker, childrenOf(node), names, within);
  else see(walker, node, names);
}

const isStatement = (node: Node): node is Statement => STATEMENTS.has(node.type);
const STATEMENTS = new Set("assign augmentedAssign expressionStatement if for while with try function class return raise delete import importFrom global nonlocal assert match pass break continue brokenStatement".split(" "));

function runAssign(walker: Walker, targets: readonly Expression[], value: Expression | undefined, names: Names): void {
  if (!value) return;
  const origins = see(walker, value, names);
  for (const target of targets) {
    set(names, target, origins);
    const name = dottedName(target);
    if (name !== undefined && value.type === "call" && makesModel(nameOf(walker, value.callee))) walker.models.add(name);
  }
}

function set(names: Names, target: Expression, origins: Origins): void {
  const name = dottedName(target);
  if (name !== undefined) names.set(name, origins);
  else if (target.type === "tuple" || target.type === "list") target.items.forEach((item) => set(names, item, origins));
}

function addReturn({ returns }: Walker, within: string | undefined, origins: Origins): void {
  if (within !== undefined) returns.set(within, join([returns.get(within) ?? NONE, origins]));
}

/** A name that is compared with what is allowed was looked at by the program. */
function check(test: Expression, names: Names): void {
  walk([test], (node) => {
    if (node.type !== "compare" || !node.operators.some((operator) => /^(?:not in|in|==|!=)$/.test(operator))) return true;
    const [first] = node.operands;
    const name = first && dottedName(first);
    if (name !== undefined) names.set(name, NONE);
    return true;
  });
}

/** The origins of an expression's value; what reaches the calls inside it is written down. */
function see(walker: Walker, node: Node, names: Names): Origins {
  if (node.type === "lambda" || node.type === "compare") {
    for (const child of childrenOf(node)) if (child.type !== "parameter") see(walker, child, names);
    return NONE;
  }
  if (node.type === "call") return seeCall(walker, node, names);
  if (node.type === "name" || node.type === "attribute") {
    const name = dottedName(node);
    const known = name === undefined ? undefined : names.get(name);
    if (known) return known;
    if (name !== undefined && isUserValue(resolveName(name, walker.imports))) return new Map([["user", placeOf(node)]]);
    return node.type === "attribute" ? see(walker, node.value, names) : NONE;
  }
  if (node.type === "named") {
    const origins = see(walker, node.value, names);
    set(names, node.target, origins);
    return origins;
  }
  if (node.type === "entry" && node.key?.type === "text" && node.key.value === "content") walker.contents.set(node.value, see(walker, node.value, names));
  if (node.type === "clause") set(names, node.target, see(walker, node.iterable, names));
  return join(inOrder(node).map((child) => see(walker, child, names)));
}

/** A comprehension's clauses make the names that its body uses. */
function inOrder(node: Node): readonly Node[] {
  const children = childrenOf(node);
  return "clauses" in node ? children.toSorted((a, b) => Number(a.type !== "clause") - Number(b.type !== "clause")) : children;
}

function seeCall(walker: Walker, node: CallNode, names: Names): Origins {
  const callee = see(walker, node.callee, names);
  const values = node.arguments.map(({ value }) => see(walker, value, names));
  walker.calls.set(node, { callee, arguments: values });
  const name = nameOf(walker, node.callee);
  const given = join([callee, ...values]);
  if (CLEANERS.has(name)) return NONE;
  if (isModelCall(name) || isAskedModel(walker, node)) return new Map([["model", placeOf(node)]]);
  if (isNetworkCall(name)) return new Map([["network", placeOf(node)]]);
  if (isUserCall(name)) return new Map([["user", placeOf(node)]]);
  const receiver = node.callee.type === "attribute" ? dottedName(node.callee.value) : undefined;
  if (receiver !== undefined && node.callee.type === "attribute" && /^(?:append|extend|add|insert|update)$/.test(node.callee.name.name)) names.set(receiver, join([names.get(receiver) ?? NONE, ...values]));
  return walker.returns.get(name) ?? given;
}

function isAskedModel(walker: Walker, node: CallNode): boolean {
  const { callee } = node;
  const own = dottedName(callee);
  if (own !== undefined && walker.models.has(own)) return true;
  if (callee.type === "call") return makesModel(nameOf(walker, callee.callee));
  if (callee.type !== "attribute" || !asksModel(callee.name.name)) return false;
  const receiver = dottedName(callee.value);
  if (receiver !== undefined && walker.models.has(receiver)) return true;
  return callee.value.type === "call" && makesModel(nameOf(walker, callee.value.callee));
}

/** The full name of what is called; what a call or an item gives is named after it: `openai.OpenAI.responses.create`. */
function nameOf(walker: Walker, callee: Expression): string {
  const dotted = dottedName(callee);
  if (dotted !== undefined) return resolveName(dotted, walker.imports);
  if (callee.type === "attribute") return `${nameOf(walker, callee.value)}.${callee.name.name}`;
  if (callee.type === "call") return nameOf(walker, callee.callee);
  return callee.type === "subscript" ? nameOf(walker, callee.value) : "";
}

function join(all: readonly Origins[]): Origins {
  const filled = all.filter(({ size }) => size > 0);
  return filled.length === 0 ? NONE : new Map(filled.flatMap((origins) => [...origins]).reverse());
}

import type { Call, Comprehension, Expression, Lambda } from "../../../syntax/python/expressionTree.ts";
import type { Node } from "../../../syntax/python/tree.ts";
import { childrenOf } from "../../../syntax/python/walk.ts";
import { boundNames, targetNames } from "./boundNames.ts";
import { recordCall } from "./calls.ts";
import { dottedName, resolveName } from "../imports.ts";
import { innerFrame, recordBinding, recordRead, type Frame } from "./frame.ts";
import { aliasOf, ownersOf } from "./owners.ts";
import { emptyRecord, type DefinedFunction, type Record } from "./record.ts";
import { USING_UP, USING_UP_METHODS } from "./tables/methods.ts";

/** Records what evaluating an expression does, in Python's order. */
export function visit(node: Node | undefined, frame: Frame, isDiscarded = false): void {
  if (!node) return;
  switch (node.type) {
    case "name":
      recordRead(node.name, frame);
      return;
    case "attribute":
      visit(node.value, frame);
      if (node.name.name === "environ" && resolveName(dottedName(node) ?? "", frame.imports) === "os.environ") frame.record.effects.add("environment");
      return;
    case "call":
      visit(node.callee, frame);
      visitArguments(node, frame);
      recordCall(node, frame, isDiscarded);
      return;
    case "await":
      visit(node.value, frame, isDiscarded);
      return;
    case "named":
      visit(node.value, frame);
      recordBinding(node.target.name, frame);
      setAlias(node.target.name, node.value, frame);
      return;
    case "conditional":
      visit(node.test, frame);
      branches(frame, [() => { visit(node.body, frame); }, () => { visit(node.otherwise, frame); }]);
      return;
    case "binary":
      visit(node.left, frame);
      if (node.operator === "and" || node.operator === "or") branches(frame, [() => { visit(node.right, frame); }, () => undefined]);
      else visit(node.right, frame);
      return;
    case "lambda":
      visitLambda(node, frame);
      return;
    case "listComprehension":
    case "setComprehension":
    case "dictionaryComprehension":
    case "generator":
      visitComprehension(node, frame);
      return;
    default:
      for (const child of childrenOf(node)) visit(child, frame);
  }
}

/** What `sorted` or `apply` is handed is used up when the call ends; others may keep it. */
function visitArguments({ callee, arguments: given }: Call, frame: Frame): void {
  const from = frame.record.functions.length;
  for (const { value } of given) visit(value, frame);
  const isUsedUp = (callee.type === "name" && USING_UP.has(callee.name)) || (callee.type === "attribute" && USING_UP_METHODS.has(callee.name.name));
  if (isUsedUp) frame.record.functions.push(...frame.record.functions.splice(from).map((one) => ({ ...one, isUsedUp })));
}

/** Runs each way that the code may go from the same start; afterwards is bound what every way has bound. */
export function branches({ flow }: Frame, ways: readonly (() => void)[]): void {
  const before = flow.surely;
  let after: Set<string> | undefined;
  for (const way of ways) {
    flow.surely = before && new Set(before);
    way();
    const surely: Set<string> | undefined = flow.surely;
    if (surely) after = after ? new Set([...after].filter((name) => surely.has(name))) : surely;
  }
  flow.surely = after;
}

/** The names that the target binds, and the objects that setting `a.b` or `a[0]` changes. */
export function assignTo(target: Expression, frame: Frame): void {
  switch (target.type) {
    case "name":
      recordBinding(target.name, frame);
      return;
    case "tuple":
    case "list":
      target.items.forEach((item) => { assignTo(item, frame); });
      return;
    case "starred":
      if (target.value) assignTo(target.value, frame);
      return;
    default:
      visit(target, frame);
  }
}

export function setAlias(name: string, value: Expression, frame: Frame): void {
  const alias = aliasOf(name, value, frame);
  if (!alias) return;
  if (frame.kind === "module") frame.record.aliases.push(alias);
  else frame.owners.set(name, [...(frame.owners.get(name) ?? []), ...alias.of]);
}

/** What is set in a loop is a part of what is looped over. */
export function setParts(target: Expression, iterable: Expression, frame: Frame): void {
  const of = ownersOf(iterable, frame);
  for (const name of of.length > 0 ? targetNames(target) : []) {
    if (frame.kind === "module") frame.record.aliases.push({ name, of, kind: "part" });
    else frame.owners.set(name, of);
  }
}

function visitLambda(node: Lambda, frame: Frame): void {
  for (const { value } of node.parameters) visit(value, frame);
  frame.record.functions.push(lambdaFunction(node, frame, ""));
}

export function lambdaFunction(node: Lambda, frame: Frame, name: string): DefinedFunction {
  const parameters = node.parameters.map((parameter) => parameter.name.name);
  const record = emptyRecord();
  const { bound } = boundNames([node.body]);
  visit(node.body, innerFrame(frame, "function", { locals: new Set([...parameters, ...bound]), parameters: new Set(parameters), record }));
  return { name, parameters, record };
}

/** The first iterable is evaluated outside; the rest has its own scope. A generator's body runs when somebody asks for items. */
function visitComprehension(node: Comprehension, frame: Frame): void {
  const [first] = node.clauses;
  visit(first?.iterable, frame);
  const inner = innerFrame(frame, "comprehension", { locals: new Set(node.clauses.flatMap(({ target }) => targetNames(target))) });
  const before = frame.flow.surely && new Set(frame.flow.surely);
  for (const clause of node.clauses) {
    if (clause !== first) visit(clause.iterable, inner);
    visitTargetParts(clause.target, inner);
    setParts(clause.target, clause.iterable, inner);
    for (const test of clause.tests) visit(test, inner);
  }
  visit(node.body, inner);
  frame.flow.surely = before;
  if (node.type === "generator" && frame.kind === "module") frame.record.functions.push({ name: "", parameters: [], record: generatorRecord(node, frame) });
}

/** Its body runs when somebody asks for items, and then sees the names as they are. */
function generatorRecord({ clauses, body }: Comprehension, frame: Frame): Record {
  const record = emptyRecord();
  const inner = innerFrame(frame, "function", { locals: new Set(clauses.flatMap(({ target }) => targetNames(target))), record });
  for (const { tests } of clauses) tests.forEach((test) => { visit(test, inner); });
  visit(body, inner);
  return record;
}

/** `for d[k] in …` reads `d` and `k`. */
function visitTargetParts(target: Expression, frame: Frame): void {
  if (target.type !== "name") assignTo(target, { ...frame, kind: "class" });
}

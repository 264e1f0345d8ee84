import type { Expression } from "../../../syntax/python/expressionTree.ts";
import type { Assign, AugmentedAssign, ClassDefinition, For, FunctionDefinition, Match, Statement, Try, With } from "../../../syntax/python/tree.ts";
import { bindingsOf } from "../imports.ts";
import { boundNames, targetNames } from "./boundNames.ts";
import { dottedName } from "../imports.ts";
import { changeTarget } from "./changes.ts";
import { assignTo, branches, lambdaFunction, setAlias, setParts, visit } from "./expressions.ts";
import { homeOf, innerFrame, recordBinding, recordDeletion, recordMutation, recordRead, type Frame } from "./frame.ts";
import { ownersOf } from "./owners.ts";
import { emptyRecord } from "./record.ts";
import { maySwallow } from "./swallow.ts";

/** Records what statements do, in the order in which they run. */
export function visitBlock(block: readonly Statement[], frame: Frame): void {
  for (const statement of block) visitStatement(statement, frame);
}

function visitStatement(node: Statement, frame: Frame): void {
  const within = (block: readonly Statement[]) => () => { visitBlock(block, frame); };
  switch (node.type) {
    case "assign":
      visitAssign(node, frame);
      return;
    case "augmentedAssign":
      visitAugmented(node, frame);
      return;
    case "expressionStatement":
      visit(node.value, frame, true);
      return;
    case "if":
      visit(node.test, frame);
      branches(frame, [within(node.body), within(node.otherwise)]);
      return;
    case "for":
      visitFor(node, frame);
      return;
    case "while":
      visit(node.test, frame);
      if (node.test.type === "true") visitEndless(node.body, frame);
      else branches(frame, [within(node.body), within(node.otherwise)]);
      return;
    case "with":
      visitWith(node, frame);
      return;
    case "try":
      visitTry(node, frame);
      return;
    case "match":
      visitMatch(node, frame);
      return;
    case "function":
      visitFunction(node, frame);
      return;
    case "class":
      visitClass(node, frame);
      return;
    case "typeAlias":
      visit(node.value, innerFrame(frame, "function", { locals: new Set(node.typeParameters?.map(({ name }) => name)), record: frame.record }));
      recordBinding(node.name.name, frame);
      return;
    case "delete":
      for (const target of node.targets) deleteTarget(target, frame);
      return;
    case "import":
    case "importFrom":
      for (const [name] of bindingsOf(node)) recordBinding(name, frame);
      return;
    case "return":
    case "raise":
      visit(node.value, frame);
      if (node.type === "raise") visit(node.cause, frame);
      frame.flow.surely = undefined;
      return;
    case "break":
    case "continue":
      frame.flow.surely = undefined;
      return;
    default:
      visit(node, frame);
  }
}

function visitAssign(node: Assign, frame: Frame): void {
  visit(node.annotation, frame);
  visit(node.value, frame);
  for (const target of node.targets) {
    if (node.value) bindTarget(target, node.value, frame);
  }
  const [first, ...others] = node.targets.flatMap((target) => (target.type === "name" ? [target] : []));
  if (first) others.forEach((other) => { setAlias(other.name, first, frame); });
}

function bindTarget(target: Expression, value: Expression, frame: Frame): void {
  changeTarget(target, frame);
  assignTo(target, frame);
  if (target.type === "tuple" && value.type === "tuple" && target.items.length === value.items.length) {
    value.items.forEach((item, index) => { const one = target.items[index]; if (one?.type === "name") setAlias(one.name, item, frame); });
  }
  if (target.type !== "name") return;
  setAlias(target.name, value, frame);
  if (value.type === "lambda") frame.record.functions.push(lambdaFunction(value, frame, target.name));
}

function visitAugmented({ target, value }: AugmentedAssign, frame: Frame): void {
  visit(target, frame);
  visit(value, frame);
  changeTarget(target, frame);
  if (target.type === "name" && value.type !== "number" && value.type !== "text") recordMutation(ownersOf(target, frame), frame);
  if (target.type === "name") recordBinding(target.name, frame);
}

/** The body of a loop may never run, unless what it goes through is seen to hold something. */
function visitFor({ target, iterable, body, otherwise }: For, frame: Frame): void {
  visit(iterable, frame);
  const start = (): void => {
    changeTarget(target, frame);
    assignTo(target, frame);
    setParts(target, iterable, frame);
  };
  if (isFilled(iterable)) {
    start();
    const leavesEarly = boundNames(body).leaves;
    if (leavesEarly) branches(frame, [() => { visitBlock(body, frame); }, () => undefined]);
    else visitBlock(body, frame);
  } else branches(frame, [() => { start(); visitBlock(body, frame); }, () => undefined]);
  branches(frame, [() => { visitBlock(otherwise, frame); }, () => undefined]);
}

/** `range(3)` and `[a, b]`. */
function isFilled(iterable: Expression): boolean {
  if (iterable.type === "list" || iterable.type === "tuple" || iterable.type === "set") return iterable.items.some(({ type }) => type !== "starred");
  if (iterable.type === "text") return iterable.value !== "";
  if (iterable.type !== "call" || iterable.callee.type !== "name" || !["range", "enumerate"].includes(iterable.callee.name)) return false;
  const [only, second] = iterable.arguments;
  if (iterable.callee.name === "enumerate") return only !== undefined && isFilled(only.value);
  return second === undefined && only?.value.type === "number" && only.value.value > 0;
}

/** `while True` is left by a `break` only, so what is bound before the first `break` of its body is bound afterwards. */
function visitEndless(body: readonly Statement[], frame: Frame): void {
  const first = body.findIndex((statement) => statement.type !== "assign" && statement.type !== "augmentedAssign" && statement.type !== "expressionStatement");
  const sure = first < 0 ? body : body.slice(0, first);
  visitBlock(sure, frame);
  branches(frame, [() => { visitBlock(body.slice(sure.length), frame); }, () => undefined]);
}

function visitWith({ items, body }: With, frame: Frame): void {
  for (const { value, target } of items) {
    visit(value, frame);
    if (!target) continue;
    changeTarget(target, frame);
    assignTo(target, frame);
  }
  if (items.some(({ value }) => value.type === "call" && maySwallow(dottedName(value.callee) ?? "", frame))) branches(frame, [() => { visitBlock(body, frame); }, () => undefined]);
  else visitBlock(body, frame);
}

/** A handler begins wherever the body was left, so nothing that the body binds is sure in it. */
function visitTry({ body, handlers, otherwise, last }: Try, frame: Frame): void {
  const ways = [
    () => { visitBlock(body, frame); visitBlock(otherwise, frame); },
    ...handlers.map(({ exception, target, body: own }) => () => {
      visit(exception, frame);
      const names = target ? targetNames(target) : [];
      const known = names.filter((name) => frame.record.binds.has(name));
      names.forEach((name) => { recordBinding(name, frame); });
      visitBlock(own, frame);
      names.filter((name) => !known.includes(name)).forEach((name) => frame.record.binds.delete(name));
      // At its end a handler deletes the name of the error, also where it had another value before.
      names.filter((name) => homeOf(name, frame).kind === "module").forEach((name) => frame.record.deletes.add(name));
      names.forEach((name) => frame.flow.surely?.delete(name));
    }),
  ];
  const isOver = frame.flow.surely === undefined;
  branches(frame, ways);
  const after = frame.flow.surely;
  frame.flow.surely ??= isOver ? undefined : new Set();
  visitBlock(last, frame);
  if (after === undefined) frame.flow.surely = undefined;
}

function visitMatch({ subject, cases }: Match, frame: Frame): void {
  visit(subject, frame);
  const ways = cases.map(({ names, compared, guard, body }) => () => {
    compared.forEach(({ name }) => { recordRead(name, frame); });
    names.forEach(({ name }) => { recordBinding(name, frame); });
    visit(guard, frame);
    visitBlock(body, frame);
  });
  const isComplete = cases.some(({ names, compared, guard, start, body }) => !guard && names.length <= 1 && compared.length === 0 && /^case\s+\w+\s*:/.test(frame.text.slice(start, body[0]?.start)));
  branches(frame, isComplete ? ways : [...ways, () => undefined]);
}

function visitFunction(node: FunctionDefinition, frame: Frame): void {
  for (const decorator of node.decorators) visitDecorator(decorator, node.name.name, frame);
  const own = new Set(node.typeParameters?.map(({ name }) => name));
  const signature = own.size > 0 ? innerFrame(frame, "comprehension", { locals: own }) : frame;
  for (const { value } of node.parameters) visit(value, frame);
  for (const { annotation } of node.parameters) visit(annotation, signature);
  visit(node.returns, signature);
  const parameters = node.parameters.map(({ name }) => name.name);
  const { bound, globals } = boundNames(node.body);
  // What a function inside of a function does is counted as done by the outer one.
  const isNested = isInFunction(frame);
  const record = isNested ? frame.record : emptyRecord();
  const inner = innerFrame(signature, "function", { locals: new Set([...parameters, ...bound]), globals, parameters: isNested ? new Set() : new Set(parameters), record });
  visitBlock(node.body, inner);
  if (!isNested) frame.record.functions.push({ name: node.name.name, parameters, record, ...(frame.kind === "class" ? { className: frame.className ?? "" } : {}) });
  recordBinding(node.name.name, frame);
}

const isInFunction = (frame: Frame): boolean => frame.kind === "function" || (frame.outer !== undefined && isInFunction(frame.outer));

/** A decorator is called with the function as soon as it is defined. */
function visitDecorator(decorator: Expression, name: string, frame: Frame): void {
  visit(decorator, frame);
  const maker = decorator.type === "call" ? decorator.callee : decorator;
  // `@show.register` and `@app.command()` tell the object of the function.
  if (maker.type === "attribute") recordMutation(ownersOf(maker.value, frame), frame);
  if (decorator.type === "name") frame.record.calls.push({ callee: decorator.name, receiver: [], arguments: [{ place: 0, references: [{ name, isParameter: false }] }], isDiscarded: false });
}

/** A class body runs at once, with names of its own that its methods do not see. */
function visitClass(node: ClassDefinition, frame: Frame): void {
  for (const decorator of node.decorators) visitDecorator(decorator, node.name.name, frame);
  const own = new Set(node.typeParameters?.map(({ name }) => name));
  const outer = own.size > 0 ? innerFrame(frame, "comprehension", { locals: own }) : frame;
  for (const { name, value } of node.bases) {
    visit(value, outer);
    // A metaclass, or a base class that is told about its subclasses, may keep a list of them.
    if (name === "metaclass" || TELLS_BASES.test(frame.text)) recordMutation(ownersOf(value, outer), frame);
  }
  const { globals } = boundNames(node.body);
  visitBlock(node.body, { ...innerFrame(outer, "class", { globals }), className: node.name.name });
  recordBinding(node.name.name, frame);
}

const TELLS_BASES = /\b__init_subclass__\b|\bmetaclass\s*=/;

function deleteTarget(target: Expression, frame: Frame): void {
  if (target.type === "name") recordDeletion(target.name, frame);
  else if (target.type === "tuple" || target.type === "list") target.items.forEach((item) => { deleteTarget(item, frame); });
  else {
    visit(target, frame);
    changeTarget(target, frame);
  }
}

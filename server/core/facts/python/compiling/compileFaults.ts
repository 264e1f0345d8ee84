import { memo } from "../../../memo.ts";
import type { Comprehension, Expression, Lambda } from "../../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { ClassDefinition, FunctionDefinition, Node, Statement } from "../../../syntax/python/tree.ts";
import { childrenOf, walk } from "../../../syntax/python/walk.ts";
import type { Span } from "../../../text/span.ts";
import type { Document } from "../../../workspace/document.ts";
import { boundNames } from "../effects/boundNames.ts";
import { faultOf, isMisaligned } from "./nodeFaults.ts";

/** Code that reads as Python and that Python's compiler refuses all the same. */
export interface CompileFault {
  readonly at: Span;
  /** In words that follow "has": "`return` outside of a function". */
  readonly what: string;
}

/** The faults in the order of the text; at the top `await` is allowed, as in a notebook. */
export const compileFaults: (document: Document) => readonly CompileFault[] = memo((document: Document): readonly CompileFault[] => {
  const faults: CompileFault[] = [];
  const place: Place = { scope: "module", isAsync: true, inLoop: false, outer: [], comprehension: false, iterable: false, text: document.text, report: (at, what) => faults.push({ at, what }) };
  visitBlock(moduleOf(document).body, place);
  return faults.toSorted((a, b) => a.at.start - b.at.start);
});

interface Place {
  readonly scope: "module" | "class" | "function";
  readonly isAsync: boolean;
  readonly inLoop: boolean;
  /** The names of each function around, for `nonlocal`. */
  readonly outer: readonly ReadonlySet<string>[];
  /** True inside of a comprehension, but not in what it first goes through. */
  readonly comprehension: boolean;
  /** True in what a comprehension goes through. */
  readonly iterable: boolean;
  readonly text: string;
  readonly report: (at: Span, what: string) => void;
}

function visitBlock(block: readonly Statement[], place: Place): void {
  const misaligned = isMisaligned(block, place.text);
  if (misaligned) place.report(misaligned, "tabs and spaces mixed in its indentation");
  for (const statement of block) visit(statement, place);
}

function visit(node: Node, place: Place): void {
  const what = faultOf(node, place.text) ?? misplaced(node, place);
  if (what !== undefined) place.report(node, what);
  switch (node.type) {
    case "function":
      visitFunction(node, place);
      return;
    case "lambda":
      visitLambda(node, place);
      return;
    case "class":
      visitClass(node, place);
      return;
    case "for":
    case "while":
      (node.type === "for" ? [node.target, node.iterable] : [node.test]).forEach((part) => { visit(part, place); });
      visitBlock(node.body, { ...place, inLoop: true });
      visitBlock(node.otherwise, place);
      return;
    case "listComprehension":
    case "setComprehension":
    case "dictionaryComprehension":
    case "generator":
      visitComprehension(node, place);
      return;
    case "if":
      visit(node.test, place);
      visitBlock(node.body, place);
      visitBlock(node.otherwise, place);
      return;
    default:
      childrenOf(node).forEach((child) => { visit(child, place); });
  }
}

/** What is refused because of where it stands. */
function misplaced(node: Node, { scope, isAsync, inLoop, outer, comprehension, iterable, text }: Place): string | undefined {
  switch (node.type) {
    case "return":
      return scope === "function" ? undefined : "`return` outside of a function";
    case "yield":
      if (comprehension) return "`yield` inside of a comprehension";
      if (scope !== "function") return "`yield` outside of a function";
      return isAsync && text.startsWith("yield from", node.start) ? "`yield from` in an asynchronous function" : undefined;
    case "break":
    case "continue":
      return inLoop ? undefined : `\`${node.type}\` outside of a loop`;
    case "await":
      return isAsync ? undefined : "`await` outside of an asynchronous function";
    case "for":
    case "with":
      return !isAsync && text.startsWith("async", node.start) ? `\`async ${node.type}\` outside of an asynchronous function` : undefined;
    case "importFrom":
      return node.star && scope !== "module" ? "`import *` below the top of the module" : undefined;
    case "nonlocal":
      return unboundNonlocal(node.names, scope, outer);
    case "named":
      return iterable ? "`:=` in what a comprehension goes through" : undefined;
    default:
      return undefined;
  }
}

function unboundNonlocal(names: readonly string[], scope: Place["scope"], outer: Place["outer"]): string | undefined {
  if (scope === "module") return "`nonlocal` outside of a function";
  const around = scope === "function" ? outer.slice(0, -1) : outer;
  const unbound = names.find((name) => !around.some((bound) => bound.has(name)));
  return unbound === undefined ? undefined : `\`nonlocal ${unbound}\`, which no function around it has`;
}

function visitFunction(node: FunctionDefinition, place: Place): void {
  for (const part of [...node.decorators, ...node.parameters.flatMap(({ annotation, value }) => [annotation, value]), node.returns]) if (part) visit(part, place);
  const names = new Set(node.parameters.map(({ name }) => name.name));
  const { bound, globals } = boundNames(node.body);
  const header = place.text.slice(node.decorators.at(-1)?.end ?? node.start, node.name.start);
  const isAsync = /\basync\s+def\s+$/.test(header);
  const scoping = scopingFault(node, names, globals);
  if (scoping !== undefined) place.report(node, scoping);
  if (isAsync && yields(node.body) && returnsValue(node.body)) place.report(node, "a `return` with a value in an asynchronous generator");
  visitBlock(node.body, { ...place, scope: "function", isAsync, inLoop: false, comprehension: false, iterable: false, outer: [...place.outer, new Set([...names, ...bound])] });
}

function visitLambda({ parameters, body }: Lambda, place: Place): void {
  for (const { value } of parameters) if (value) visit(value, place);
  visit(body, { ...place, scope: "function", isAsync: false, inLoop: false, comprehension: false, iterable: false, outer: [...place.outer, new Set(parameters.map(({ name }) => name.name))] });
}

function visitClass({ decorators, bases, body }: ClassDefinition, place: Place): void {
  for (const part of [...decorators, ...bases]) visit(part, place);
  visitBlock(body, { ...place, scope: "class", isAsync: false, inLoop: false });
}

function visitComprehension(node: Comprehension, place: Place): void {
  // A generator is run by whoever asks it, so it may be asynchronous anywhere.
  const isLate = node.type === "generator";
  const inner = { ...place, comprehension: true, iterable: false, isAsync: place.isAsync || isLate };
  node.clauses.forEach((clause, index) => {
    if (!inner.isAsync && place.text.startsWith("async", clause.start)) place.report(clause, "an asynchronous comprehension outside of an asynchronous function");
    visit(clause.target, inner);
    visit(clause.iterable, { ...(index === 0 ? place : inner), iterable: true });
    clause.tests.forEach((test) => { visit(test, inner); });
  });
  visit(node.body, inner);
}

/** `global x` belongs before the first use of `x`, and neither a parameter nor an annotated name can be one. */
function scopingFault({ body }: FunctionDefinition, parameters: ReadonlySet<string>, globals: ReadonlySet<string>): string | undefined {
  const both = [...globals].find((name) => parameters.has(name));
  if (both !== undefined) return `\`${both}\` both as a parameter and as \`global\``;
  const used = new Set<string>();
  let fault: string | undefined;
  const enter = (node: Node): void => {
    if (node.type === "global" || node.type === "nonlocal") {
      const late = node.names.find((name) => used.has(name));
      if (late !== undefined) fault ??= `\`${node.type} ${late}\` behind a use of \`${late}\``;
      return;
    }
    if (node.type === "name") used.add(node.name);
    if (node.type === "assign" && node.annotation) fault ??= annotated(node.targets[0], globals);
    if (node.type === "function" || node.type === "class") used.add(node.name.name);
    else if (node.type === "attribute") enter(node.value);
    else if (node.type !== "lambda") childrenOf(node).forEach(enter);
  };
  body.forEach(enter);
  return fault;
}

const annotated = (target: Expression | undefined, globals: ReadonlySet<string>): string | undefined => (target?.type === "name" && globals.has(target.name) ? `an annotation for \`${target.name}\`, which is \`global\`` : undefined);

const yields = (body: readonly Statement[]): boolean => hasOwn(body, ({ type }) => type === "yield");

const returnsValue = (body: readonly Statement[]): boolean => hasOwn(body, (node) => node.type === "return" && node.value !== undefined);

function hasOwn(body: readonly Statement[], is: (node: Node) => boolean): boolean {
  let found = false;
  walk(body, (node) => {
    found ||= is(node);
    return node.type !== "function" && node.type !== "lambda" && node.type !== "class";
  });
  return found;
}

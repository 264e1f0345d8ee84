import type { Expression } from "../../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { Case, Node, Statement } from "../../../syntax/python/tree.ts";
import { childrenOf, placeOf } from "../../../syntax/python/walk.ts";
import { dottedName } from "../../python/imports.ts";
import { checkedNames } from "./checked.ts";
import { definitionsOf, type Definition } from "./definitions.ts";
import { calledBy, carriesText } from "./entries.ts";
import { bind, see } from "./expressions.ts";
import { isModel } from "./models.ts";
import { namesOver, type Names } from "./names.ts";
import { NONE, join, type Sources } from "./origins.ts";
import { keep, keepModel, type Frame, type Walker } from "./walker.ts";

/** Goes through the module and each of its functions once. */
export function runModule(walker: Walker): void {
  const { document } = walker;
  const module: Frame = { names: namesOver() };
  runAll(walker, moduleOf(document).body, module);
  for (const definition of definitionsOf(document)) runFunction(walker, definition, module.names);
}

function runFunction(walker: Walker, { node, owner }: Definition, outer: Names): void {
  const { document } = walker;
  const names = namesOver(outer);
  const origin = calledBy(document, node);
  for (const parameter of node.parameters) {
    const own: Sources = new Map([[parameter, placeOf(parameter.name)]]);
    const brought: Sources = origin !== undefined && parameter.name.name !== "self" && carriesText(parameter, document) ? new Map([[origin, placeOf(parameter.name)]]) : NONE;
    names.set(parameter.name.name, join([own, brought]));
  }
  runAll(walker, node.body, { names, definition: node, ...(owner && { owner }) });
}

function runAll(walker: Walker, body: readonly Node[], frame: Frame): void {
  for (const node of body) run(walker, node, frame);
}

function run(walker: Walker, node: Node, frame: Frame): void {
  if (node.type === "function") node.decorators.forEach((one) => see(walker, one, frame));
  else if (node.type === "assign") runAssign(walker, node.targets, node.value, frame);
  else if (node.type === "augmentedAssign") bind(walker, node.target, join([see(walker, node.target, frame), see(walker, node.value, frame)]), frame);
  else if (node.type === "return") runReturn(walker, node.value, frame);
  else if (node.type === "if" || node.type === "while") runTest(walker, node.test, [node.body, node.otherwise], frame);
  else if (node.type === "assert") runTest(walker, node.test, [[]], frame);
  else if (node.type === "for") {
    bind(walker, node.target, see(walker, node.iterable, frame), frame);
    runBranches(walker, [node.body, []], frame);
    runAll(walker, node.otherwise, frame);
  } else if (node.type === "withItem") {
    const sources = see(walker, node.value, frame);
    if (node.target) bind(walker, node.target, sources, frame);
  } else if (node.type === "match") runMatch(walker, node.subject, node.cases, frame);
  else if (node.type === "expressionStatement") runExpression(walker, node.value, frame);
  else if (isStatement(node) || node.type === "handler") runAll(walker, childrenOf(node), frame);
  else see(walker, node, frame);
}

const isStatement = (node: Node): node is Statement => STATEMENTS.has(node.type);
const STATEMENTS = new Set("with try class raise delete import importFrom global nonlocal pass break continue typeAlias brokenStatement".split(" "));

function runAssign(walker: Walker, targets: readonly Expression[], value: Expression | undefined, frame: Frame): void {
  if (!value) return;
  const sources = see(walker, value, frame);
  const model = isModel(walker, value);
  for (const target of targets) {
    bind(walker, target, sources, frame);
    const name = dottedName(target);
    if (model && name !== undefined) keepModel(walker, name);
  }
}

/** What a generator yields is what it gives, too. */
function runExpression(walker: Walker, value: Expression, frame: Frame): void {
  if (value.type === "yield" && value.value) runReturn(walker, value.value, frame);
  else see(walker, value, frame);
}

function runReturn(walker: Walker, value: Expression | undefined, frame: Frame): void {
  if (!value) return;
  const sources = see(walker, value, frame);
  if (!frame.definition) return;
  keep(walker, walker.returns, frame.definition, sources);
  if (isModel(walker, value)) keepModel(walker, frame.definition.name.name);
}

/** Whichever branch is taken; names that the test checks are checked from here on. */
function runTest(walker: Walker, test: Expression, branches: readonly (readonly Node[])[], frame: Frame): void {
  see(walker, test, frame);
  for (const name of checkedNames(test)) frame.names.set(name, NONE);
  runBranches(walker, branches, frame);
}

/** After it a name holds whatever any branch that goes on gave it; without an `else` also what it held before. */
function runBranches(walker: Walker, branches: readonly (readonly Node[])[], frame: Frame): void {
  const outcomes: Names[] = branches.some(({ length }) => length === 0) ? [namesOver(frame.names)] : [];
  for (const branch of branches.filter(({ length }) => length > 0)) {
    const names = namesOver(frame.names);
    runAll(walker, branch, { ...frame, names });
    if (!leaves(branch)) outcomes.push(names);
  }
  const written = new Set(outcomes.flatMap((names) => [...names.written()]));
  const joined = [...written].map((name) => [name, join(outcomes.map((names) => names.get(name) ?? NONE))] as const);
  for (const [name, sources] of joined) frame.names.set(name, sources);
}

const leaves = (branch: readonly Node[]): boolean => /^(?:return|raise|continue|break)$/.test(branch.at(-1)?.type ?? "");

function runMatch(walker: Walker, subject: Expression, cases: readonly Case[], frame: Frame): void {
  const sources = see(walker, subject, frame);
  for (const { names, guard, body } of cases) {
    for (const name of names) frame.names.set(name.name, sources);
    if (guard) see(walker, guard, frame);
    runBranches(walker, [body, []], frame);
  }
}

import type { Clause, Expression, Lambda } from "../../syntax/python/expressionTree.ts";
import type { ClassDefinition, FunctionDefinition, Node, Statement } from "../../syntax/python/tree.ts";
import { childrenOf } from "../../syntax/python/walk.ts";
import { boundNames } from "../python/effects/boundNames.ts";
import { bindingsOf } from "../python/imports.ts";

/** What a statement at the top of a module does with names. Where Python's rules leave a doubt, a name is listed rather than not. */
export interface StatementNames {
  /** Names that it binds or deletes in the module. */
  readonly binds: ReadonlySet<string>;
  /** Names that it needs while it runs. */
  readonly reads: ReadonlySet<string>;
  /** Names that functions made by it need when they are called. */
  readonly later: ReadonlySet<string>;
  /** Names that such functions declare `global`. */
  readonly globals: ReadonlySet<string>;
}

export function namesOf(statement: Statement): StatementNames {
  const names = emptyNames();
  collect(statement, names);
  const { binds, reads, nested, later, globals } = names;
  return { binds, reads: new Set([...reads, ...nested]), later, globals };
}

interface Names extends StatementNames {
  readonly binds: Set<string>;
  readonly reads: Set<string>;
  readonly later: Set<string>;
  readonly globals: Set<string>;
  /** Read inside of comprehensions, which do not see what a class around them has bound. */
  readonly nested: Set<string>;
}

const emptyNames = (): Names => ({ binds: new Set(), reads: new Set(), nested: new Set(), later: new Set(), globals: new Set() });

function collect(node: Node, names: Names): void {
  switch (node.type) {
    case "name":
      names.reads.add(node.name);
      return;
    case "attribute":
      collect(node.value, names);
      return;
    case "assign":
      node.targets.forEach((target) => bind(target, names));
      collectAll([node.value, node.annotation], names);
      return;
    case "augmentedAssign":
      bind(node.target, names);
      collectAll([node.target, node.value], names);
      return;
    case "named":
      names.binds.add(node.target.name);
      collect(node.value, names);
      return;
    case "for":
      bind(node.target, names);
      collectAll([node.iterable, ...node.body, ...node.otherwise], names);
      return;
    case "withItem":
      if (node.target) bind(node.target, names);
      collect(node.value, names);
      return;
    case "handler":
      if (node.target) bind(node.target, names);
      collectAll([node.exception, ...node.body], names);
      return;
    case "delete":
      node.targets.forEach((target) => bind(target, names));
      collectAll(node.targets, names);
      return;
    case "import":
    case "importFrom":
      for (const [name] of bindingsOf(node)) names.binds.add(name);
      return;
    case "case":
      node.names.forEach(({ name }) => names.binds.add(name));
      collectAll([node.guard, ...node.body], names);
      return;
    case "global":
      node.names.forEach((name) => names.globals.add(name));
      return;
    case "function":
    case "class":
      collectOutside(node.typeParameters, names, (inside) => { collectDefinition(node, inside); });
      return;
    case "typeAlias":
      names.binds.add(node.name.name);
      collectOutside(node.typeParameters, names, (inside) => { collect(node.value, inside); });
      return;
    case "lambda":
      collectAll(node.parameters.flatMap(({ value }) => value ?? []), names);
      addFree(names, node);
      return;
    case "listComprehension":
    case "setComprehension":
    case "dictionaryComprehension":
    case "generator":
      collectComprehension(node.clauses, [node.body], names);
      return;
    default:
      collectAll(childrenOf(node), names);
  }
}

function collectAll(nodes: readonly (Node | undefined)[], names: Names): void {
  for (const node of nodes) if (node) collect(node, names);
}

/** `T` of `def first[T](…)` is a name of the definition alone. */
function collectOutside(parameters: readonly { readonly name: string }[] | undefined, names: Names, read: (inside: Names) => void): void {
  if (!parameters) {
    read(names);
    return;
  }
  const inside = emptyNames();
  read(inside);
  const own = new Set(parameters.map(({ name }) => name));
  for (const kind of ["reads", "nested", "later"] as const) for (const name of inside[kind]) if (!own.has(name)) names[kind].add(name);
  for (const kind of ["binds", "globals"] as const) for (const name of inside[kind]) names[kind].add(name);
}

/** Names in a target are bound; what stands before a dot or a bracket is read. */
function bind(target: Expression, names: Names): void {
  if (target.type === "name") names.binds.add(target.name);
  else if (target.type === "tuple" || target.type === "list") target.items.forEach((item) => bind(item, names));
  else if (target.type === "starred") collectTargetOfStar(target.value, names);
  else collect(target, names);
}

function collectTargetOfStar(value: Expression | undefined, names: Names): void {
  if (value) bind(value, names);
}

function collectDefinition(node: FunctionDefinition | ClassDefinition, names: Names): void {
  names.binds.add(node.name.name);
  collectAll(node.decorators, names);
  if (node.type === "function") {
    collectAll(node.parameters.flatMap(({ value, annotation }) => [value, annotation]), names);
    collectAll([node.returns], names);
    addFree(names, node);
    return;
  }
  collectAll(node.bases, names);
  collectClassBody(node.body, names);
}

/** What the body has bound is seen by the statements below it, but not from inside of methods. */
function collectClassBody(body: readonly Statement[], names: Names): void {
  const bound = new Set<string>();
  const { globals } = boundNames(body);
  for (const statement of body) {
    const inside = emptyNames();
    collect(statement, inside);
    inside.reads.forEach((name) => !bound.has(name) && names.reads.add(name));
    inside.nested.forEach((name) => names.nested.add(name));
    inside.later.forEach((name) => names.later.add(name));
    inside.globals.forEach((name) => names.globals.add(name));
    inside.binds.forEach((name) => (globals.has(name) ? names.binds : bound).add(name));
  }
}

/** The names that a function's body takes from outside of it. */
function addFree(names: Names, node: FunctionDefinition | Lambda): void {
  const inside = emptyNames();
  collectAll(node.type === "lambda" ? [node.body] : node.body, inside);
  const local = new Set([...node.parameters.map(({ name }) => name.name), ...inside.binds]);
  for (const name of [...inside.reads, ...inside.nested, ...inside.later]) if (!local.has(name) || inside.globals.has(name)) names.later.add(name);
  inside.globals.forEach((name) => names.globals.add(name));
}

function collectComprehension(clauses: readonly Clause[], bodies: readonly Node[], names: Names): void {
  const inside = emptyNames();
  const targets = emptyNames();
  clauses.forEach(({ target }) => bind(target, targets));
  collectAll([...bodies, ...clauses.flatMap(({ iterable, tests }) => [iterable, ...tests])], inside);
  collectAll(clauses.slice(0, 1).map(({ iterable }) => iterable), names);
  const outside = (read: ReadonlySet<string>): readonly string[] => [...read].filter((name) => !targets.binds.has(name));
  outside(inside.reads).forEach((name) => names.nested.add(name));
  outside(inside.nested).forEach((name) => names.nested.add(name));
  outside(inside.later).forEach((name) => names.later.add(name));
  inside.binds.forEach((name) => names.binds.add(name));
}

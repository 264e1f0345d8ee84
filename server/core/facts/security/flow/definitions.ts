import { memo } from "../../../memo.ts";
import type { Call, Parameter } from "../../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { ClassDefinition, FunctionDefinition, Node } from "../../../syntax/python/tree.ts";
import { childrenOf } from "../../../syntax/python/walk.ts";
import type { Document } from "../../../workspace/document.ts";

/** A function of a document, and the class that it is a method of. */
export interface Definition {
  readonly node: FunctionDefinition;
  readonly owner?: ClassDefinition;
}

export const definitionsOf = memo((document: Document): readonly Definition[] => {
  const found: Definition[] = [];
  const visit = (node: Node, owner: ClassDefinition | undefined): void => {
    if (node.type === "function") found.push({ node, ...(owner && { owner }) });
    for (const child of blocksIn(node)) visit(child, node.type === "class" ? node : node.type === "function" ? undefined : owner);
  };
  for (const node of moduleOf(document).body) visit(node, undefined);
  return found;
});

/** The statements inside of a statement; no function is defined in an expression. */
function blocksIn(node: Node): readonly Node[] {
  return HOLDING.has(node.type) ? childrenOf(node).filter((child) => HOLDING.has(child.type)) : [];
}

const HOLDING: ReadonlySet<Node["type"]> = new Set(["function", "class", "if", "for", "while", "with", "try", "handler", "match", "case", "brokenStatement"]);

const byName = memo((document: Document): ReadonlyMap<string, readonly Definition[]> => {
  const named = new Map<string, Definition[]>();
  for (const one of definitionsOf(document)) {
    const name = one.owner ? `.${one.node.name.name}` : one.node.name.name;
    named.set(name, [...(named.get(name) ?? []), one]);
  }
  return named;
});
const constructors = memo((document: Document): ReadonlyMap<string, Definition> => new Map((byName(document).get(".__init__") ?? []).flatMap((one) => (one.owner ? [[one.owner.name.name, one]] : []))));

/** The function of the document that a call leads to, as far as names tell: `f(…)`, `self.f(…)`, `thing.f(…)`, `Thing(…)`. */
export function definitionCalled(document: Document, { callee }: Call, owner: ClassDefinition | undefined): Definition | undefined {
  if (callee.type === "name") return only(byName(document).get(callee.name)) ?? constructors(document).get(callee.name);
  if (callee.type !== "attribute") return undefined;
  const methods = byName(document).get(`.${callee.name.name}`) ?? [];
  const isOwn = callee.value.type === "name" && (callee.value.name === "self" || callee.value.name === "cls");
  return isOwn ? (methods.find((one) => one.owner === owner) ?? only(methods)) : only(methods);
}

const only = (all: readonly Definition[] | undefined): Definition | undefined => (all?.length === 1 ? all[0] : undefined);

export const functionNamed = (document: Document, name: string): Definition | undefined => only(byName(document).get(name)) ?? constructors(document).get(name);

/** The parameter that each argument is handed to; a method's own first one is not handed over. */
export function parametersFor({ node, owner }: Definition, { arguments: given }: Call): readonly (Parameter | undefined)[] {
  const isStatic = node.decorators.some((one) => one.type === "name" && one.name === "staticmethod");
  const parameters = owner && !isStatic ? node.parameters.slice(1) : node.parameters;
  let place = 0;
  return given.map(({ name, kind }) => {
    if (kind !== "plain") return undefined;
    if (name !== undefined) return parameters.find((one) => one.name.name === name) ?? parameters.find((one) => one.kind === "keywords");
    const parameter = parameters[place];
    if (parameter?.kind !== "rest") place++;
    return parameter;
  });
}

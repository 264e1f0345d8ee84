import type { Argument, Clause, Entry, Expression, Parameter } from "../../../../server/core/syntax/python/expressionTree.ts";
import type { Statement } from "../../../../server/core/syntax/python/tree.ts";

/** A tree as nested lists of a kind and its parts: the form in which form.py writes what CPython reads. */
export type Form = string | number | boolean | null | readonly Form[];

export const formOf = (body: readonly Statement[]): Form => body.map(statement);

function statement(node: Statement): Form {
  switch (node.type) {
    case "assign":
      return ["assign", node.targets.map(expression), maybe(node.value)];
    case "augmentedAssign":
      return ["augmentedAssign", expression(node.target), node.operator, expression(node.value)];
    case "expressionStatement":
      return ["expressionStatement", expression(node.value)];
    case "if":
    case "while":
      return [node.type, expression(node.test), formOf(node.body), formOf(node.otherwise)];
    case "for":
      return ["for", expression(node.target), expression(node.iterable), formOf(node.body), formOf(node.otherwise)];
    case "with":
      return ["with", node.items.map(({ value, target }) => [expression(value), maybe(target)]), formOf(node.body)];
    case "try":
      return ["try", formOf(node.body), node.handlers.map((one) => [maybe(one.exception), one.target?.type === "name" ? one.target.name : null, formOf(one.body)]), formOf(node.otherwise), formOf(node.last)];
    case "function":
      return ["function", node.name.name, node.parameters.map(parameter), maybe(node.returns), node.decorators.map(expression), formOf(node.body)];
    case "class":
      return ["class", node.name.name, args(node.bases), node.decorators.map(expression), formOf(node.body)];
    case "return":
    case "raise":
      return [node.type, maybe(node.value)];
    case "delete":
      return ["delete", node.targets.map(expression)];
    case "import":
      return ["import", node.names.map((one) => [one.name, one.as ?? null])];
    case "importFrom":
      return ["importFrom", node.module, node.names.map((one) => [one.name, one.as ?? null]), node.star];
    case "global":
    case "nonlocal":
      return [node.type, node.names];
    case "assert":
      return ["assert", expression(node.test)];
    case "match":
      return ["match", expression(node.subject), node.cases.map((one) => [one.names.map(({ name }) => name).toSorted(), maybe(one.guard), formOf(one.body)])];
    default:
      return [node.type];
  }
}

const maybe = (node: Expression | undefined): Form => (node ? expression(node) : null);

function expression(node: Expression): Form {
  switch (node.type) {
    case "name":
      return ["name", node.name];
    case "text":
      return ["text", node.value];
    case "number":
      return ["number", Number.isNaN(node.value) ? null : node.value];
    case "formattedText":
      return ["formattedText", node.parts.filter((part) => part.type !== "text").map(expression)];
    case "attribute":
      return ["attribute", expression(node.value), node.name.name];
    case "subscript":
      return ["subscript", expression(node.value), (node.index.length === 1 && node.index[0]?.type === "tuple" ? node.index[0].items : node.index).map(expression)];
    case "slice":
      return ["slice", maybe(node.lower), maybe(node.upper), maybe(node.step)];
    case "call":
      return ["call", expression(node.callee), args(node.arguments)];
    case "binary":
      return ["binary", node.operator, expression(node.left), expression(node.right)];
    case "unary":
      return ["unary", node.operator, expression(node.value)];
    case "compare":
      return ["compare", node.operators, node.operands.map(expression)];
    case "lambda":
      return ["lambda", node.parameters.map(parameter), expression(node.body)];
    case "conditional":
      return ["conditional", expression(node.test), expression(node.body), expression(node.otherwise)];
    case "tuple":
    case "list":
    case "set":
      return [node.type, node.items.map(expression)];
    case "dictionary":
      return ["dictionary", node.entries.map(entry)];
    case "listComprehension":
    case "setComprehension":
    case "dictionaryComprehension":
    case "generator":
      return [node.type, node.body.type === "entry" ? entry(node.body) : expression(node.body), node.clauses.map(clause)];
    case "starred":
    case "await":
    case "yield":
      return [node.type, maybe(node.value)];
    case "named":
      return ["named", node.target.name, expression(node.value)];
    default:
      return [node.type];
  }
}

const entry = (node: Entry): Form => [maybe(node.key), expression(node.value)];

const clause = (node: Clause): Form => [expression(node.target), expression(node.iterable), node.tests.map(expression)];

const parameter = (node: Parameter): Form => [node.kind, node.name.name, maybe(node.annotation), maybe(node.value)];

/** CPython keeps those with a name behind those without one. */
function args(nodes: readonly Argument[]): Form {
  const isPlain = ({ name, kind }: Argument): boolean => name === undefined && kind !== "keywords";
  return [...nodes.filter(isPlain), ...nodes.filter((node) => !isPlain(node))].map((node) => [node.name ?? node.kind, expression(node.value)]);
}

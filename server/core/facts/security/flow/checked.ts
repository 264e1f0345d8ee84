import type { Call, Compare, Expression } from "../../../syntax/python/expressionTree.ts";
import type { Node } from "../../../syntax/python/tree.ts";
import { childrenOf } from "../../../syntax/python/walk.ts";
import { dottedName } from "../../python/imports.ts";

/**
 * The names that a test compares with what is allowed. Which branch follows is not asked: a program that looks at a value
 * in this way means to refuse the others.
 */
export function checkedNames(test: Node): readonly string[] {
  if (test.type === "compare") return compared(test);
  const own = test.type === "call" ? judged(test) : [];
  return [...own, ...childrenOf(test).flatMap(checkedNames)];
}

/** `name in ALLOWED`, `kind == "csv"`; a test for nothing, such as `answer != ""`, checks nothing. */
function compared({ operators, operands }: Compare): readonly string[] {
  const [first, second] = operands;
  const operator = operators[0] ?? "";
  if (!first || !second) return [];
  if (operator === "in" || operator === "not in") return second.type === "text" ? [] : namesIn(first);
  const says = (operator === "==" || operator === "!=") && (second.type === "text" ? second.value.length > 1 : second.type === "attribute" || second.type === "name");
  return says && first.type !== "call" ? namesIn(first) : [];
}

/** Texts that are matched whole, paths that stay in their folder, and what the program's own function approves. */
function judged({ callee, arguments: given }: Call): readonly string[] {
  const method = callee.type === "attribute" ? callee.name.name : callee.type === "name" ? callee.name : "";
  const receiver = callee.type === "attribute" ? namesIn(callee.value) : [];
  const values = given.flatMap(({ value }) => namesIn(value));
  if (/^(?:isalnum|isdigit|isdecimal|isnumeric|isidentifier|isalpha|is_relative_to)$/.test(method)) return receiver;
  if (method === "startswith") return given[0]?.value.type === "text" || given[0]?.value.type === "tuple" ? [] : receiver;
  return /^(?:fullmatch|match|commonpath)$|valid|safe|allow|permit|trust|sanit|authori[sz]e|(?:^|_)(?:is|check|verify)_/i.test(method) ? [...receiver, ...values] : [];
}

function namesIn(value: Expression): readonly string[] {
  const name = dottedName(value);
  return name === undefined ? childrenOf(value).flatMap((child) => (isExpression(child) ? namesIn(child) : [])) : [name];
}

const isExpression = (node: Node): node is Expression => node.type === "call" || node.type === "attribute" || node.type === "name" || node.type === "subscript" || node.type === "binary";

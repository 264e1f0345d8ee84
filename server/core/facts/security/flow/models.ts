import type { Call, Expression } from "../../../syntax/python/expressionTree.ts";
import { dottedName, resolveName } from "../../python/imports.ts";
import { asksModel, makesModel } from "../sources.ts";
import { remembered, type Walker } from "./walker.ts";

/** The full name of what is called; what a call or an item gives is named after it: `openai.OpenAI.responses.create`. */
export function fullName(walker: Pick<Walker, "imports">, callee: Expression): string {
  const dotted = dottedName(callee);
  if (dotted !== undefined) return resolveName(dotted, walker.imports);
  if (callee.type === "attribute") return `${fullName(walker, callee.value)}.${callee.name.name}`;
  if (callee.type === "call") return fullName(walker, callee.callee);
  if (callee.type === "await") return callee.value ? fullName(walker, callee.value) : "";
  return callee.type === "subscript" ? fullName(walker, callee.value) : "";
}

/** Whether the answer of a call is what a language model wrote. */
export function answersAsModel(walker: Walker, { callee }: Call): boolean {
  const own = dottedName(callee);
  if (own !== undefined && walker.models.has(own)) return true;
  if (callee.type === "call") return isModel(walker, callee);
  return callee.type === "attribute" && asksModel(callee.name.name) && isModel(walker, callee.value);
}

/** A model, a chain or an agent: one that is made here, a name that holds one, or `prompt | model | parser`. */
export function isModel(walker: Walker, value: Expression): boolean {
  const name = dottedName(value);
  if (name !== undefined && (walker.models.has(name) || isCalledModel(name))) return true;
  if (value.type === "binary") return value.operator === "|" && (isModel(walker, value.left) || isModel(walker, value.right));
  if (value.type === "await") return value.value !== undefined && isModel(walker, value.value);
  if (value.type !== "call") return false;
  const called = dottedName(value.callee);
  if (remembered(walker.makers, fullName(walker, value.callee), makesModel) || (called !== undefined && walker.models.has(called))) return true;
  return value.callee.type === "attribute" && WRAPPERS.test(value.callee.name.name) && isModel(walker, value.callee.value);
}

/** How people call it, where it comes in by a parameter. */
export const isCalledModel = (name: string): boolean => LIKELY.test(name);
const LIKELY = /(?:^|[._])(?:llm|chat_model|llm_chain|qa_chain|rag_chain|agent_executor)$/;
const WRAPPERS = /^(?:bind\w*|with_\w+|to|cuda|eval|half|compile|start_chat|chats?|create)$/;

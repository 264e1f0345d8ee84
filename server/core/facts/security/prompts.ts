import { memo } from "../../memo.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Node } from "../../syntax/python/tree.ts";
import { walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import { dottedName } from "../python/imports.ts";

/** A message for a language model: `{"role": …, "content": …}`, `("system", …)`, `system=…`, `SystemMessage(…)`. */
export interface PromptMessage {
  readonly role: string;
  readonly content: Expression;
}

export const promptMessages = memo((document: Document): readonly PromptMessage[] => {
  if (!/content|system|instructions/.test(document.text)) return [];
  const found: PromptMessage[] = [];
  walk(moduleOf(document).body, (node) => {
    found.push(...messagesIn(node));
    return true;
  });
  return found;
});

function messagesIn(node: Node): readonly PromptMessage[] {
  if (node.type === "dictionary") {
    const valueOf = (name: string): Expression | undefined => node.entries.find(({ key }) => key?.type === "text" && key.value === name)?.value;
    const [role, content] = [valueOf("role"), valueOf("content")];
    return role?.type === "text" && content ? [{ role: role.value, content }] : [];
  }
  if (node.type === "tuple") {
    const [role, content] = node.items;
    return role?.type === "text" && content && node.items.length === 2 && ROLES.has(role.value) ? [{ role: role.value, content }] : [];
  }
  if (node.type !== "call") return [];
  const isMessage = SYSTEM_MESSAGE.test(dottedName(node.callee) ?? "");
  return node.arguments.flatMap(({ name, value }, index) => (isSystemKeyword(name) || (isMessage && (name === "content" || (name === undefined && index === 0))) ? [{ role: "system", content: value }] : []));
}

const ROLES: ReadonlySet<string> = new Set(["system", "developer", "user", "human", "assistant", "ai"]);
const SYSTEM_MESSAGE = /(?:^|\.)(?:SystemMessage|ChatMessage\.from_system|SystemMessagePromptTemplate\.from_template)$/;

/** Keywords that hold what the model is to obey. */
export const isSystemKeyword = (name: string | undefined): boolean => name !== undefined && SYSTEM_KEYWORDS.has(name);
const SYSTEM_KEYWORDS: ReadonlySet<string> = new Set(["system", "system_prompt", "system_message", "system_instruction", "instructions"]);

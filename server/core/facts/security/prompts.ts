import { memo } from "../../memo.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import { walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";

/** A message for a language model, written as `{"role": …, "content": …}`. */
export interface PromptMessage {
  readonly role: string;
  readonly content: Expression;
}

export const promptMessages = memo((document: Document): readonly PromptMessage[] => {
  if (!document.text.includes("content")) return [];
  const found: PromptMessage[] = [];
  walk(moduleOf(document).body, (node) => {
    if (node.type !== "dictionary") return true;
    const valueOf = (name: string): Expression | undefined => node.entries.find(({ key }) => key?.type === "text" && key.value === name)?.value;
    const [role, content] = [valueOf("role"), valueOf("content")];
    if (role?.type === "text" && content) found.push({ role: role.value, content });
    return true;
  });
  return found;
});

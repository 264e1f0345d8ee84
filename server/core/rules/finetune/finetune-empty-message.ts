import { defineRule, type Finding } from "../../engine/rule.ts";
import { eachLine } from "../../facts/config/jsonl.ts";
import { isSet, itemsAt, nodeAt, sequenceAt, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const finetuneEmptyMessage = defineRule({
  id: "finetune-empty-message",
  summary: "A message or a conversation is empty",
  severity: "error",
  languages: ["jsonl"],
  kinds: ["openai-jsonl"],
  references: ["https://platform.openai.com/docs/guides/supervised-fine-tuning"],
  fix: "none",

  check: (document) => eachLine(document, emptyIn),
});

function* emptyIn(root: Node): Generator<Finding> {
  const messages = sequenceAt(root, "messages");
  if (messages?.items.length === 0) yield { at: messages.span, message: "This conversation has no messages, so the file is refused. Remove the line." };
  for (const message of itemsAt(root, "messages")) {
    const role = stringAt(message, "role");
    const content = nodeAt(message, "content");
    if (message.type !== "mapping" || role === undefined || ["tool_calls", "function_call", "refusal", "audio"].some((name) => isSet(message, name))) continue;
    const empty = !isSet(message, "content") || (content?.type === "scalar" && content.text.trim() === "");
    if (!empty || (role === "tool" && content) || ASIDE.some((name) => isSet(message, name))) continue;
    const at = content?.span ?? message.entries[0]?.key.span ?? message.span;
    yield role === "assistant"
      ? { at, message: "This answer is empty, so the model learns to say nothing. Fill it in, or remove the example." }
      : { at, severity: content ? "warning" : "error", message: `This message of \`${role}\` is empty: the model learns to answer nothing. Fill it in, or remove it.` };
  }
}

/** Where another tool keeps what is said. */
const ASIDE = ["text", "value", "thinking", "reasoning_content", "parts"];

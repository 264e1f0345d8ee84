import { defineRule } from "../../engine/rule.ts";
import { jsonLinesOf } from "../../facts/config/jsonl.ts";
import { memo } from "../../memo.ts";
import { itemsAt, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

const ROLES = new Set(["system", "developer", "user", "assistant", "tool", "function"]);

export const finetuneUnknownRole = defineRule({
  id: "finetune-unknown-role",
  summary: "A message has a role that does not exist",
  severity: "error",
  languages: ["jsonl"],
  kinds: ["openai-jsonl"],
  references: ["https://platform.openai.com/docs/guides/supervised-fine-tuning"],
  fix: "none",

  *check(document) {
    for (const { at, root } of jsonLinesOf(document)) {
      const wrong = root && wrongRole(root);
      if (wrong !== undefined) yield { at, message: `\`${wrong}\` is not a role. A message is from \`system\`, \`developer\`, \`user\`, \`assistant\` or \`tool\`; the file is refused.` };
    }
  },
});

const wrongRole = memo((root: Node) => itemsAt(root, "messages").flatMap((message) => stringAt(message, "role") ?? []).find((role) => !ROLES.has(role)));

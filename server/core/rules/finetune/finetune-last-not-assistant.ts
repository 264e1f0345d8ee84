import { defineRule } from "../../engine/rule.ts";
import { jsonLinesOf } from "../../facts/config/jsonl.ts";
import { itemsAt, stringAt } from "../../syntax/data/access.ts";

export const finetuneLastNotAssistant = defineRule({
  id: "finetune-last-not-assistant",
  summary: "An example does not end with an answer",
  severity: "error",
  languages: ["jsonl"],
  kinds: ["openai-jsonl"],
  references: ["https://platform.openai.com/docs/guides/supervised-fine-tuning"],
  fix: "none",

  *check(document) {
    for (const { at, root } of jsonLinesOf(document)) {
      const last = itemsAt(root, "messages").at(-1);
      const role = stringAt(last, "role");
      if (last && role !== undefined && role !== "assistant" && role !== "tool") yield { at, message: `The last message of this example is from \`${role}\`, so there is no answer to learn. End with the \`assistant\`.` };
    }
  },
});

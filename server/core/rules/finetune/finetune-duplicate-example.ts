import { defineRule } from "../../engine/rule.ts";
import { jsonLinesOf } from "../../facts/config/jsonl.ts";
import type { Span } from "../../text/span.ts";

export const finetuneDuplicateExample = defineRule({
  id: "finetune-duplicate-example",
  summary: "The same example stands twice",
  severity: "warning",
  languages: ["jsonl"],
  kinds: ["openai-jsonl"],
  references: ["https://platform.openai.com/docs/guides/supervised-fine-tuning"],
  fix: "none",

  *check(document) {
    const seen = new Map<string, Span>();
    for (const { at, text } of jsonLinesOf(document)) {
      const first = seen.get(text);
      if (first) yield { at, related: [{ at: first, message: "It stands here first." }], message: "This example stands above already. It counts twice in training, and leaks into evaluation when the file is split. Remove it." };
      seen.set(text, first ?? at);
    }
  },
});

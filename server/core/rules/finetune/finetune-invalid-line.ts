import { defineRule } from "../../engine/rule.ts";
import { jsonLinesOf } from "../../facts/config/jsonl.ts";

export const finetuneInvalidLine = defineRule({
  id: "finetune-invalid-line",
  summary: "A line is not valid JSON",
  severity: "error",
  languages: ["jsonl"],
  kinds: ["openai-jsonl"],
  references: ["https://platform.openai.com/docs/guides/supervised-fine-tuning"],
  fix: "none",

  *check(document) {
    for (const { at, broken } of jsonLinesOf(document)) {
      if (broken !== undefined) yield { at, message: `This line is not valid JSON (${broken}), so the whole file is refused. Every line is one example.` };
    }
  },
});

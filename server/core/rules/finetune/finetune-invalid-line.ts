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
    const lines = jsonLinesOf(document).filter(({ broken }) => broken !== undefined);
    const shown = lines.slice(0, MOST_SHOWN);
    for (const [index, { at, broken }] of shown.entries()) {
      const rest = index === shown.length - 1 && lines.length > shown.length ? ` So are ${lines.length - shown.length} lines below.` : "";
      yield { at, message: `This line is not valid JSON (${broken ?? ""}), so the whole file is refused. Every line is one example.${rest}` };
    }
  },
});

/** A file that is no JSON Lines at all is said to be none a few times, not at each line. */
const MOST_SHOWN = 3;

import { defineRule } from "../../engine/rule.ts";
import { jsonLinesOf } from "../../facts/config/jsonl.ts";
import { baseName } from "../../workspace/uri.ts";

export const finetuneTooFewExamples = defineRule({
  id: "finetune-too-few-examples",
  summary: "Fewer examples than fine-tuning takes",
  severity: "info",
  languages: ["jsonl"],
  kinds: ["openai-jsonl"],
  references: ["https://platform.openai.com/docs/guides/supervised-fine-tuning"],
  fix: "none",

  *check(document) {
    const lines = jsonLinesOf(document);
    const [first] = lines;
    if (first && lines.length < 10) yield { at: first.at, ...(/train|fine.?tun/i.test(baseName(document.uri)) && { severity: "warning" as const }), message: `${lines.length} example${lines.length === 1 ? "" : "s"}: fine-tuning takes 10 or more, and starts to pay off at 50 to 100.` };
  },
});

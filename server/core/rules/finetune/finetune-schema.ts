import { defineRule } from "../../engine/rule.ts";
import { jsonLinesOf } from "../../facts/config/jsonl.ts";
import { line as shape } from "../../kinds/openai-jsonl/schema.ts";
import { withFix } from "../../kinds/schema/check.ts";
import { validate } from "../../kinds/schema/validate.ts";
import { memo } from "../../memo.ts";
import type { Node } from "../../syntax/data/node.ts";

export const finetuneSchema = defineRule({
  id: "finetune-schema",
  summary: "An example has a misspelt key or a value of another type",
  severity: "error",
  languages: ["jsonl"],
  kinds: ["openai-jsonl"],
  references: ["https://platform.openai.com/docs/guides/supervised-fine-tuning"],
  fix: "suggested",

  *check(document) {
    let left = MOST_SHOWN;
    for (const { at, root, broken } of jsonLinesOf(document)) {
      if (!root || broken !== undefined || left <= 0) continue;
      for (const problem of problemsOf(root)) {
        if (left-- <= 0) break;
        yield withFix(document.text, { ...problem, at: { start: at.start + problem.at.start, end: at.start + problem.at.end } });
      }
    }
  },
});

const problemsOf = memo((root: Node) => validate(root, shape, "this example"));

/** A file in another form is told to be so a few times, not at each line. */
const MOST_SHOWN = 20;

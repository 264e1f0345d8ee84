import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { entryOf, isSet } from "../../syntax/data/access.ts";

export const trainerEvalStrategyRenamed = defineRule({
  id: "trainer-eval-strategy-renamed",
  summary: "`evaluation_strategy` is now called `eval_strategy`",
  severity: "warning",
  languages: ["yaml", "json"],
  kinds: ["trainer", "llamafactory"],
  references: ["https://huggingface.co/docs/transformers/main_classes/trainer"],
  fix: "suggested",

  *check(document) {
    const old = entryOf(rootOf(document), "evaluation_strategy");
    if (!old || isSet(rootOf(document), "eval_strategy")) return;
    yield {
      at: old.key.span,
      message: "`evaluation_strategy` was renamed in transformers 4.41 and removed in 4.46, which refuses it. Write `eval_strategy`.",
      fixes: [replaceWith(document.text, old.key.span, "eval_strategy")],
    };
  },
});

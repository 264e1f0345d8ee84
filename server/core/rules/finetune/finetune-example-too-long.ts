import { defineRule } from "../../engine/rule.ts";
import { exampleTokens } from "../../facts/config/fineTuning.ts";
import { jsonLinesOf } from "../../facts/config/jsonl.ts";
import { FINE_TUNING_AS_OF, FINE_TUNING_LIMITS } from "../../facts/config/tables/fineTuning.ts";

export const finetuneExampleTooLong = defineRule({
  id: "finetune-example-too-long",
  summary: "An example is longer than what the model trains on",
  severity: "warning",
  languages: ["jsonl"],
  kinds: ["openai-jsonl"],
  references: ["https://platform.openai.com/docs/guides/supervised-fine-tuning"],
  fix: "none",

  *check(document) {
    for (const line of jsonLinesOf(document)) {
      // No token is shorter than what this length allows, so that most lines need no count.
      if (line.text.length < (FINE_TUNING_LIMITS.at(-1)?.tokens ?? 0)) continue;
      const tokens = exampleTokens(line);
      const limit = FINE_TUNING_LIMITS.find((one) => tokens > one.tokens * MARGIN);
      if (!limit) continue;
      yield {
        at: line.at,
        ...(limit !== FINE_TUNING_LIMITS[0] && { severity: "info" }),
        message: `This example is about ${tokens.toLocaleString("en")} tokens (an estimate), and ${limit.models} train on ${limit.tokens.toLocaleString("en")} at most (as of ${FINE_TUNING_AS_OF}): the rest is cut off, the answer at the end first. Shorten it, or split it into several examples.`,
      };
    }
  },
});

/** The estimate may be a tenth too high. */
const MARGIN = 1.1;

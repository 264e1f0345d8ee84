import { defineRule } from "../../engine/rule.ts";
import { assertionsOf } from "../../facts/config/promptfoo.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt, stringAt } from "../../syntax/data/access.ts";

const SCORED = /^(not-)?(similar|rouge-n|bleu|gleu|meteor|classifier|llm-rubric|g-eval|answer-relevance|context-|factuality|conversation-relevance|pi$)/;

export const promptfooThresholdRange = defineRule({
  id: "promptfoo-threshold-range",
  summary: "A threshold lies outside of 0 to 1",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["promptfoo"],
  references: ["https://www.promptfoo.dev/docs/configuration/reference/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const assertion of root ? assertionsOf(root) : []) {
      const threshold = scalarAt(assertion, "threshold");
      const type = stringAt(assertion, "type") ?? "";
      if (typeof threshold?.value !== "number" || (threshold.value >= 0 && (threshold.value <= 1 || !SCORED.test(type)))) continue;
      yield { at: threshold.span, message: `\`${type}\` scores ${SCORED.test(type) ? "between 0 and 1" : "0 or more"}, so a threshold of ${threshold.text} always ${threshold.value > 1 ? "fails" : "passes"}.` };
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { numbersNamed } from "../../facts/config/retrieval.ts";
import { rootOf } from "../../kinds/data.ts";

export const ragScoreThreshold = defineRule({
  id: "rag-score-threshold",
  summary: "A threshold that no passage can reach",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["rag", "haystack"],
  references: ["https://docs.langchain.com/oss/python/integrations/splitters"],
  fix: "none",

  *check(document) {
    for (const { at, value } of numbersNamed(rootOf(document), /^(score_threshold|similarity_threshold|min_score|similarity_cutoff)$/)) {
      if (value > 1 || value < -1) yield { at: at.span, message: `Cosine similarity goes from -1 to 1, so with ${at.text} ${value > 1 ? "no passage is ever found" : "the threshold does nothing"}. Write a share such as 0.7.` };
    }
  },
});

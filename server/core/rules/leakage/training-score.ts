import { defineRule } from "../../engine/rule.ts";
import { overlapsOf } from "../../facts/python/overlaps.ts";
import { shownOverlap } from "../../facts/python/shownOverlap.ts";

export const trainingScore = defineRule({
  id: "training-score",
  summary: "A score on training rows stands beside one on held-out rows",
  severity: "hint",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/cross_validation.html"],
  fix: "none",

  *check(document) {
    for (const overlap of overlapsOf(document)) {
      if (overlap.cause !== "beside") continue;
      const { model, rows, shown } = shownOverlap(document, overlap);
      yield {
        ...shown,
        message: `\`${model}\` has seen \`${rows}\` in training. Beside a held-out score that shows overfitting; alone it says nothing of new rows.`,
      };
    }
  },
});

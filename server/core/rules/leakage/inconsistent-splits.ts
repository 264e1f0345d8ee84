import { defineRule } from "../../engine/rule.ts";
import { overlapsOf } from "../../facts/python/overlaps.ts";
import { shownOverlap } from "../../facts/python/shownOverlap.ts";

export const inconsistentSplits = defineRule({
  id: "inconsistent-splits",
  summary: "Training and test rows come from two different splits of the same data",
  severity: "error",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.train_test_split.html"],
  fix: "none",

  *check(document) {
    for (const overlap of overlapsOf(document)) {
      if (overlap.cause !== "splits") continue;
      const { model, rows, trained, shown } = shownOverlap(document, overlap);
      yield {
        ...shown,
        message: `\`${rows}\` comes from another split than \`${trained}\`, on which \`${model}\` was trained, so the two share rows. Use both sides of one split.`,
      };
    }
  },
});

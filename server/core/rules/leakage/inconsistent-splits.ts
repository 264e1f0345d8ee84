import { defineRule } from "../../engine/rule.ts";
import { overlapsOf } from "../../facts/python/overlaps.ts";
import { shownOverlap } from "../../facts/python/shownOverlap.ts";
import { oneSplit } from "../../facts/python/fixes/oneSplit.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const inconsistentSplits = defineRule({
  id: "inconsistent-splits",
  summary: "Training and test rows come from two different splits of the same data",
  severity: "error",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.train_test_split.html"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const overlap of overlapsOf(program)) {
      if (overlap.cause !== "splits") continue;
      const { model, rows, trained, shown } = shownOverlap(program, overlap);
      const edits = oneSplit(program, overlap.fit, overlap.evaluation);
      yield {
        ...shown,
        message: `\`${rows}\` comes from another split than \`${trained}\`, on which \`${model}\` was trained, so the two share rows. Use both sides of one split.`,
        fixes: edits ? [{ title: "Judge by the other side of the same split", edits }] : [],
      };
    }
  }),
});

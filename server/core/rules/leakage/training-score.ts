import { defineRule } from "../../engine/rule.ts";
import { overlapsOf } from "../../facts/python/overlaps.ts";
import { shownOverlap } from "../../facts/python/shownOverlap.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const trainingScore = defineRule({
  id: "training-score",
  summary: "A score on training rows stands beside one on held-out rows",
  severity: "hint",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/cross_validation.html"],
  fix: "none",

  check: inProgram(function* (program) {
    for (const overlap of overlapsOf(program)) {
      if (overlap.cause !== "beside") continue;
      const { model, rows, shown } = shownOverlap(program, overlap);
      yield {
        ...shown,
        message: `\`${model}\` has seen \`${rows}\` in training. Beside a held-out score that shows overfitting; alone it says nothing of new rows.`,
      };
    }
  }),
});

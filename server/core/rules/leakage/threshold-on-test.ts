import { defineRule } from "../../engine/rule.ts";
import { thresholdsOnTest } from "../../facts/python/thresholds.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const thresholdOnTest = defineRule({
  id: "threshold-on-test",
  summary: "The threshold of a classifier is chosen by the rows that judge it",
  severity: "warning",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/classification_threshold.html"],
  fix: "none",

  check: inProgram(function* (program) {
    for (const { threshold, rows, curve, picked, score } of thresholdsOnTest(program)) {
      yield {
        at: picked,
        message: `\`${threshold}\` is chosen by \`${rows}\`, and the same rows judge the model with it, so the score is too good. Choose it by rows that are split off for that, or let \`TunedThresholdClassifierCV\` do it on the training rows.`,
        related: [{ at: curve, message: "The curve is drawn over these rows." }, { at: score, message: "And they judge the result." }],
        leakage: { type: "selection", evaluate: score },
      };
    }
  }),
});

import { defineRule } from "../../engine/rule.ts";
import { describedLeaks, placesOf } from "../../facts/python/leaks.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const outlierRuleOnAll = defineRule({
  id: "outlier-rule-on-all",
  summary: "Rows are thrown away by bounds that were computed from all rows, test rows too",
  severity: "info",
  strict: "warning",
  languages: ["python"],
  references: ["https://doi.org/10.1016/j.patter.2023.100804", "https://arxiv.org/abs/2604.04199"],
  fix: "none",

  check: inProgram(function* (program) {
    const reported = new Set<string>();
    for (const { leak, name, of, place, shown } of describedLeaks(program, ["arithmetic"], false)) {
      // Both quartiles are one rule.
      const pair = `${leak.fit.at.start}/${leak.evaluation.at.start}`;
      if (leak.taint.chose !== true || reported.has(pair)) continue;
      reported.add(pair);
      yield {
        ...shown,
        message: `\`${name}\` of ${of} sets the bounds by which rows are thrown away, before the split${place}: the test rows helped to set them, and those of them that are hard to predict are gone. Split first, take the bounds from the training rows, and leave the test rows as they come, for nobody takes the odd ones away later.`,
        leakage: { type: "preprocessing", ...placesOf(leak) },
      };
    }
  }),
});

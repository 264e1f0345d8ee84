import { defineRule } from "../../engine/rule.ts";
import { describedLeaks, placesOf } from "../../facts/python/leaks.ts";
import { isOverTime } from "../../facts/python/overTime.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const globalStatisticArithmetic = defineRule({
  id: "global-statistic-arithmetic",
  summary: "Features are computed with a statistic of all rows, before the split",
  severity: "info",
  strict: "warning",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/common_pitfalls.html#data-leakage", "https://arxiv.org/abs/2604.04199"],
  fix: "none",

  check: inProgram(function* (program) {
    for (const { leak, name, of, place, shown } of describedLeaks(program, ["arithmetic"], false)) {
      if (leak.taint.chose === true || isOverTime(program, leak)) continue;
      yield {
        ...shown,
        message: `\`${name}\` of ${of} is computed before the split${place} and goes into the training rows, so they know something of the rows that test the model. Compute it from the training rows and use it on both sides.`,
        leakage: { type: "preprocessing", ...placesOf(leak) },
      };
    }
  }),
});

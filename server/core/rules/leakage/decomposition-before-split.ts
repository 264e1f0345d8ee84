import { defineRule } from "../../engine/rule.ts";
import { describedLeaks, placesOf } from "../../facts/python/leaks.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const decompositionBeforeSplit = defineRule({
  id: "decomposition-before-split",
  summary: "Components or clusters are learned from rows that later test the model",
  severity: "info",
  strict: "warning",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/common_pitfalls.html#data-leakage", "https://doi.org/10.1016/j.patter.2023.100804"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const { leak, name, of, place, shown, moved } of describedLeaks(program, ["decomposition"], false)) {
      yield {
        ...shown,
        message: `\`${name}\` learns its components from ${of} before the split${place}, so the test rows have shaped the features that the model is tested on. Fit it on the training rows only, then transform both sides.`,
        leakage: { type: "preprocessing", ...placesOf(leak) },
        fixes: moved ? [{ title: "Move the fit below the split: fit on the training rows, transform both", edits: moved }] : [],
      };
    }
  }),
});

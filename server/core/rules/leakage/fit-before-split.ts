import { defineRule } from "../../engine/rule.ts";
import { describedLeaks, placesOf } from "../../facts/python/leaks.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const fitBeforeSplit = defineRule({
  id: "fit-before-split",
  summary: "A transformer is fitted on rows that are later split off to test the model",
  severity: "info",
  strict: "warning",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/common_pitfalls.html#data-leakage", "https://doi.org/10.1016/j.patter.2023.100804"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const { leak, name, of, place, shown, moved } of describedLeaks(program, ["statistic"], false)) {
      yield {
        ...shown,
        message: `\`${name}\` is fitted on ${of} before the split${place}, so it has seen the rows that the model is tested on. Fit it on the training rows only, then transform both sides.`,
        leakage: { type: "preprocessing", ...placesOf(leak) },
        fixes: moved ? [{ title: "Move the fit below the split: fit on the training rows, transform both", edits: moved }] : [],
      };
    }
  }),
});

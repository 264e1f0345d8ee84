import { defineRule } from "../../engine/rule.ts";
import { describedLeaks, placesOf } from "../../facts/python/leaks.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const targetEncodingBeforeSplit = defineRule({
  id: "target-encoding-before-split",
  summary: "The target of rows that later test the model is written into their features",
  severity: "error",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/preprocessing.html#target-encoder", "https://arxiv.org/abs/2604.04199"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const { leak, name, of, place, shown, moved } of describedLeaks(program, ["supervised"], false)) {
      yield {
        ...shown,
        message: `\`${name}\` writes what it knows of the target into columns, and it learned that from ${of} before the split${place}: the test rows carry their own answers. Fit it on the training rows only.`,
        leakage: { type: "preprocessing", ...placesOf(leak) },
        fixes: moved ? [{ title: "Move the fit below the split: fit on the training rows, transform both", edits: moved }] : [],
      };
    }
  }),
});

import { defineRule } from "../../engine/rule.ts";
import { describedLeaks, placesOf } from "../../facts/python/leaks.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const selectionBeforeSplit = defineRule({
  id: "selection-before-split",
  summary: "Columns are chosen by looking at the target of rows that later test the model",
  severity: "error",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/common_pitfalls.html#data-leakage-during-pre-processing", "https://doi.org/10.1186/1471-2105-7-91"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const { leak, name, of, place, shown, moved } of describedLeaks(program, ["selection"], false)) {
      yield {
        ...shown,
        message: `\`${name}\` chooses columns by ${of} before the split${place}, so the choice already knows the answers of the test rows. Choose by the training rows only, best inside a pipeline with the model.`,
        leakage: { type: "preprocessing", ...placesOf(leak) },
        fixes: moved ? [{ title: "Move the fit below the split: fit on the training rows, transform both", edits: moved }] : [],
      };
    }
  }),
});

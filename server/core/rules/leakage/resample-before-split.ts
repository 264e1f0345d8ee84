import { defineRule } from "../../engine/rule.ts";
import { describedLeaks, placesOf } from "../../facts/python/leaks.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const resampleBeforeSplit = defineRule({
  id: "resample-before-split",
  summary: "Rows are over- or under-sampled before the split",
  severity: "error",
  languages: ["python"],
  references: ["https://imbalanced-learn.org/stable/common_pitfalls.html#data-leakage"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const { leak, name, of, place, shown, moved } of describedLeaks(program, ["duplicate"])) {
      yield {
        ...shown,
        message: `\`${name}\` resamples ${of} before the split${place}, so copies or blends of the same rows end up in training and test, and the score is far too good. Split first and resample the training rows only.`,
        leakage: { type: "overlap", ...placesOf(leak) },
        fixes: moved ? [{ title: "Resample the training rows only, below the split", edits: moved }] : [],
      };
    }
  }),
});

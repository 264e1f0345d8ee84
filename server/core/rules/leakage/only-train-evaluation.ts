import { defineRule, type Fix } from "../../engine/rule.ts";
import { splitAboveFit } from "../../facts/python/fixes/insertSplit.ts";
import type { Program } from "../../facts/python/program/program.ts";
import { overlapsOf, type Overlap } from "../../facts/python/overlaps.ts";
import { shownOverlap } from "../../facts/python/shownOverlap.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const onlyTrainEvaluation = defineRule({
  id: "only-train-evaluation",
  summary: "A model is judged on nothing but the rows that it was trained on",
  severity: "warning",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/cross_validation.html", "https://doi.org/10.1016/j.patter.2023.100804"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const overlap of overlapsOf(program)) {
      if (overlap.cause !== "only") continue;
      const { model, rows, shown } = shownOverlap(program, overlap);
      yield {
        ...shown,
        message: `\`${model}\` is judged on \`${rows}\`, the rows that it was trained on, and on no others, so nothing is known of how it does on new ones. Keep some rows out with \`train_test_split\`, or use \`cross_val_score\`.`,
        ...(overlap.scored ? {} : { severity: "hint" as const }),
        fixes: fixesFor(program, overlap),
      };
    }
  }),
});

function fixesFor(program: Program, { fit, evaluation }: Overlap): readonly Fix[] {
  const edits = splitAboveFit(program, fit, evaluation);
  return edits ? [{ title: "Split off a quarter of the rows, and judge by them", edits }] : [];
}

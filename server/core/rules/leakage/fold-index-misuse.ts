import { defineRule } from "../../engine/rule.ts";
import { overlapsOf } from "../../facts/python/overlaps.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";
import { shownOverlap } from "../../facts/python/shownOverlap.ts";

export const foldIndexMisuse = defineRule({
  id: "fold-index-misuse",
  summary: "Inside a fold, the model is judged by rows that it was trained on",
  severity: "error",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/cross_validation.html#cross-validation-iterators"],
  fix: "none",

  check: inProgram(function* (program) {
    for (const overlap of overlapsOf(program)) {
      if (overlap.cause !== "folds") continue;
      const { model, rows, trained, shown } = shownOverlap(program, overlap);
      yield {
        ...shown,
        message: `\`${model}\` is trained on \`${trained}\` and judged by \`${rows}\`, and the two share rows although the loop divides them. Train with the row numbers of the fold's training side, and judge with those of its test side.`,
        ...(overlap.scored ? {} : { severity: "hint" as const }),
      };
    }
  }),
});

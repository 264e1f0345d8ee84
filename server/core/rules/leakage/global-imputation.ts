import { defineRule, type Fix } from "../../engine/rule.ts";
import { fillBelowSplit } from "../../facts/python/fixes/columnFill.ts";
import type { Document } from "../../workspace/document.ts";
import { describedLeaks, placesOf, type Leak } from "../../facts/python/leaks.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const globalImputation = defineRule({
  id: "global-imputation",
  summary: "Gaps are filled with a statistic of all rows, before the split",
  severity: "info",
  strict: "warning",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/common_pitfalls.html#data-leakage", "https://arxiv.org/abs/2604.04199"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const { leak, name, of, place, shown, moved } of describedLeaks(program, ["imputation"], false)) {
      yield {
        ...shown,
        message: `\`${name}\` looks at ${of} to fill gaps before the split${place}, so the rows that test the model helped to fill its training rows. Compute the filling from the training rows and use it on both sides.`,
        leakage: { type: "preprocessing", ...placesOf(leak) },
        fixes: moved ? [{ title: "Move the fit below the split: fit on the training rows, transform both", edits: moved }] : fillingBelow(program.document, leak),
      };
    }
  }),
});

function fillingBelow(document: Document, { taint, split }: Leak): readonly Fix[] {
  const edits = taint.node && split?.node && fillBelowSplit(document, taint.node, split.node);
  return edits ? [{ title: "Fill below the split, with what the training rows give", edits }] : [];
}

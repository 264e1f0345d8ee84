import { defineRule, type Fix } from "../../engine/rule.ts";
import { fitOnTrainingSide } from "../../facts/python/fixes/trainingSide.ts";
import { overlapsOf, type Overlap } from "../../facts/python/overlaps.ts";
import { shownOverlap } from "../../facts/python/shownOverlap.ts";
import type { Document } from "../../workspace/document.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const trainedOnTest = defineRule({
  id: "trained-on-test",
  summary: "A model is trained on the rows that test it",
  severity: "error",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/cross_validation.html", "https://doi.org/10.1016/j.patter.2023.100804"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const overlap of overlapsOf(program)) {
      if (overlap.cause !== "test") continue;
      const { model, rows, trained, shown } = shownOverlap(program, overlap);
      yield {
        ...shown,
        message: `\`${model}\` was trained on \`${trained}\`, which holds the test rows \`${rows}\`, so this score only says how well it remembers. Train on the training side of the split.`,
        fixes: fixesFor(program.document, overlap),
      };
    }
  }),
});

function fixesFor(document: Document, { fit, split }: Overlap): readonly Fix[] {
  const edits = fit.node && split?.node && fitOnTrainingSide(document, fit.node, split.node);
  return edits ? [{ title: "Train on the training side of the split", edits }] : [];
}

import { defineRule } from "../../engine/rule.ts";
import { overlapsOf } from "../../facts/python/overlaps.ts";
import { meetAtBound } from "../../facts/python/fixes/sliceBounds.ts";
import { shownOverlap } from "../../facts/python/shownOverlap.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const overlappingSlices = defineRule({
  id: "overlapping-slices",
  summary: "Training and test slices of one table share rows",
  severity: "error",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/cross_validation.html"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const overlap of overlapsOf(program)) {
      if (overlap.cause !== "slices") continue;
      const { model, rows, trained, shown } = shownOverlap(program, overlap);
      const edits = meetAtBound(program.document, trained, rows);
      yield {
        ...shown,
        message: `\`${rows}\` shares rows with \`${trained}\`, on which \`${model}\` was trained. Let the test slice begin where the training slice ends.`,
        fixes: edits ? [{ title: "Let the test rows begin where the training rows end", edits }] : [],
      };
    }
  }),
});

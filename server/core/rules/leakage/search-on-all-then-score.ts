import { defineRule, type Fix } from "../../engine/rule.ts";
import { fitOnTrainingSide } from "../../facts/python/fixes/trainingSide.ts";
import { overlapsOf, type Overlap } from "../../facts/python/overlaps.ts";
import { shownOverlap } from "../../facts/python/shownOverlap.ts";
import type { Document } from "../../workspace/document.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const searchOnAllThenScore = defineRule({
  id: "search-on-all-then-score",
  summary: "A search over settings sees the rows that score its winner",
  severity: "error",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/grid_search.html#model-selection-development-and-evaluation"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const overlap of overlapsOf(program)) {
      if (overlap.cause !== "search") continue;
      const { model, rows, trained, shown } = shownOverlap(program, overlap);
      yield {
        ...shown,
        message: `\`${model}\` searched on \`${trained}\`, which holds the test rows \`${rows}\`, so its winner was both chosen and trained with them. Run the search on the training side of the split.`,
        fixes: fixesFor(program.document, overlap),
      };
    }
  }),
});

function fixesFor(document: Document, { fit, split }: Overlap): readonly Fix[] {
  const edits = fit.node && split?.node && fitOnTrainingSide(document, fit.node, split.node);
  return edits ? [{ title: "Search on the training side of the split", edits }] : [];
}

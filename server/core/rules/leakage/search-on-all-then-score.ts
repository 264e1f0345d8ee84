import { defineRule } from "../../engine/rule.ts";
import { overlapsOf } from "../../facts/python/overlaps.ts";
import { shownOverlap } from "../../facts/python/shownOverlap.ts";

export const searchOnAllThenScore = defineRule({
  id: "search-on-all-then-score",
  summary: "A search over settings sees the rows that score its winner",
  severity: "error",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/grid_search.html#model-selection-development-and-evaluation"],
  fix: "none",

  *check(document) {
    for (const overlap of overlapsOf(document)) {
      if (overlap.cause !== "search") continue;
      const { model, rows, trained, shown } = shownOverlap(document, overlap);
      yield {
        ...shown,
        message: `\`${model}\` searched on \`${trained}\`, which holds the test rows \`${rows}\`, so its winner was both chosen and trained with them. Run the search on the training side of the split.`,
      };
    }
  },
});

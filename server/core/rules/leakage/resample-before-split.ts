import { defineRule, type Fix } from "../../engine/rule.ts";
import { learnerOf } from "../../facts/python/learner.ts";
import { leaksOf, placesOf, relatedOf, splitPlace, type Leak } from "../../facts/python/leaks.ts";
import { moveFitBelowSplit } from "../../facts/python/moveFit.ts";
import type { Document } from "../../workspace/document.ts";

export const resampleBeforeSplit = defineRule({
  id: "resample-before-split",
  summary: "Rows are over- or under-sampled before the split",
  severity: "error",
  languages: ["python"],
  references: ["https://imbalanced-learn.org/stable/common_pitfalls.html#data-leakage"],
  fix: "suggested",

  *check(document) {
    for (const leak of leaksOf(document, ["duplicate"])) {
      const { name, of, at } = learnerOf(document, leak.taint);
      yield {
        at,
        message: `\`${name}\` resamples ${of} before the split${splitPlace(document, leak)}, so copies or blends of the same rows end up in training and test, and the score is far too good. Split first and resample the training rows only.`,
        related: relatedOf(leak),
        leakage: { type: "overlap", ...placesOf(leak) },
        fixes: fixesFor(document, leak),
      };
    }
  },
});

function fixesFor(document: Document, leak: Leak): readonly Fix[] {
  const edits = leak.taint.node && leak.split?.node && moveFitBelowSplit(document, leak.taint.node, leak.split.node);
  return edits ? [{ title: "Resample the training rows only, below the split", edits }] : [];
}

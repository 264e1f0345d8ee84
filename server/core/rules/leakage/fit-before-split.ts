import { defineRule, type Fix } from "../../engine/rule.ts";
import { learnerOf } from "../../facts/python/learner.ts";
import { leaksOf, placesOf, relatedOf, splitPlace, type Leak } from "../../facts/python/leaks.ts";
import { moveFitBelowSplit } from "../../facts/python/moveFit.ts";
import type { Document } from "../../workspace/document.ts";

export const fitBeforeSplit = defineRule({
  id: "fit-before-split",
  summary: "A transformer is fitted on rows that are later split off to test the model",
  severity: "info",
  strict: "warning",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/common_pitfalls.html#data-leakage", "https://doi.org/10.1016/j.patter.2023.100804"],
  fix: "suggested",

  *check(document) {
    for (const leak of leaksOf(document, ["statistic"], false)) {
      const { name, of, at } = learnerOf(document, leak.taint);
      yield {
        at,
        message: `\`${name}\` is fitted on ${of} before the split${splitPlace(document, leak)}, so it has seen the rows that the model is tested on. Fit it on the training rows only, then transform both sides.`,
        related: relatedOf(leak),
        leakage: { type: "preprocessing", ...placesOf(leak) },
        fixes: fixesFor(document, leak),
      };
    }
  },
});

function fixesFor(document: Document, leak: Leak): readonly Fix[] {
  const edits = leak.taint.node && leak.split?.node && moveFitBelowSplit(document, leak.taint.node, leak.split.node);
  return edits ? [{ title: "Move the fit below the split: fit on the training rows, transform both", edits }] : [];
}

import { defineRule, type Fix } from "../../engine/rule.ts";
import { addKeyword } from "../../facts/python/edits.ts";
import { gaplessFolds, type GaplessFolds } from "../../facts/python/gaplessFolds.ts";
import { placeOf } from "../../syntax/python/walk.ts";

export const noGap = defineRule({
  id: "no-gap",
  summary: "Folds in order of time touch each other, though the target lies several rows ahead",
  severity: "hint",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.TimeSeriesSplit.html"],
  fix: "suggested",

  *check(document) {
    for (const found of gaplessFolds(document)) {
      const { folds, ahead, target } = found;
      yield {
        at: folds.callee,
        message: `The target lies ${ahead} rows ahead, so the last training rows of each fold know what happens during its first test rows. Leave that many rows out between the two: \`gap=${ahead}\`.`,
        related: [{ at: target, message: "The target is taken from later rows here." }],
        leakage: { type: "time", split: folds.whole },
        fixes: [fixFor(found)],
      };
    }
  },
});

function fixFor({ folds, ahead }: GaplessFolds): Fix {
  const gap = folds.arguments.find(({ name }) => name === "gap");
  return { title: `Leave ${ahead} rows out between the two`, edits: [gap ? { span: placeOf(gap.value), text: ahead } : addKeyword(folds, `gap=${ahead}`)] };
}

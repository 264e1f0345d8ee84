import { defineRule } from "../../engine/rule.ts";
import { describedLeaks, placesOf } from "../../facts/python/leaks.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

/** Words are counted over all texts: research counts that as a leak, so it is counted here too, if only as a hint. */
const COUNTING = new Set(["CountVectorizer"]);

export const vocabularyBeforeSplit = defineRule({
  id: "vocabulary-before-split",
  summary: "Categories or words are collected from rows that later test the model",
  severity: "hint",
  strict: "info",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.OneHotEncoder.html"],
  fix: "suggested",

  check: inProgram(function* (program) {
    const reported = new Set<number>();
    for (const { leak, name, of, place, shown, moved } of describedLeaks(program, ["vocabulary"], false)) {
      if (reported.has(shown.at.start) && !COUNTING.has(leak.taint.source)) continue;
      reported.add(shown.at.start);
      yield {
        ...shown,
        message: `\`${name}\` collects its categories from ${of} before the split${place}. That hardly changes a score, but the model in use will meet categories that training never saw: fit on the training rows and decide what unknown ones become.`,
        ...(COUNTING.has(leak.taint.source) ? { leakage: { type: "preprocessing" as const, ...placesOf(leak) } } : {}),
        fixes: moved ? [{ title: "Move the fit below the split: fit on the training rows, transform both", edits: moved }] : [],
      };
    }
  }),
});

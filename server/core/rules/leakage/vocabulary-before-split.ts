import { defineRule } from "../../engine/rule.ts";
import { describedLeaks } from "../../facts/python/leaks.ts";

export const vocabularyBeforeSplit = defineRule({
  id: "vocabulary-before-split",
  summary: "Categories or words are collected from rows that later test the model",
  severity: "hint",
  strict: "info",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.OneHotEncoder.html"],
  fix: "suggested",

  *check(document) {
    for (const { name, of, place, shown, moved } of describedLeaks(document, ["vocabulary"], false)) {
      yield {
        ...shown,
        message: `\`${name}\` collects its categories from ${of} before the split${place}. That hardly changes a score, but the model in use will meet categories that training never saw: fit on the training rows and decide what unknown ones become.`,
        fixes: moved ? [{ title: "Move the fit below the split: fit on the training rows, transform both", edits: moved }] : [],
      };
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { splitNames } from "../../facts/python/splitNames.ts";

export const splitUnpackOrder = defineRule({
  id: "split-unpack-order",
  summary: "The results of a split are given to names in the wrong order",
  severity: "error",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.train_test_split.html"],
  fix: "suggested",

  *check(document) {
    for (const { at, names, right } of splitNames(document)) {
      yield {
        at,
        message: `\`train_test_split\` gives both sides of the first argument, then both sides of the second, so \`${names[1] ?? ""}\` now holds what belongs to \`${right[1] ?? ""}\`. Write \`${right.join(", ")}\`.`,
        fixes: [{ title: `Write ${right.join(", ")}`, edits: [{ span: at, text: right.join(", ") }] }],
      };
    }
  },
});

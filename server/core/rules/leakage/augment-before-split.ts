import { defineRule } from "../../engine/rule.ts";
import { augmentedLists } from "../../facts/python/augmentedLists.ts";

export const augmentBeforeSplit = defineRule({
  id: "augment-before-split",
  summary: "Changed copies of rows are made before the split deals rows and copies out at random",
  severity: "error",
  languages: ["python"],
  references: ["https://doi.org/10.1016/j.patter.2023.100804", "https://arxiv.org/abs/2604.04199"],
  fix: "none",

  *check(document) {
    for (const { name, change, changed, split } of augmentedLists(document)) {
      yield {
        at: change,
        message: `\`${name}\` gets each row and what \`${changed}\` makes of it, and is then split at random, so a row and its changed copy land on both sides and the score says how well the model remembers. Split the rows first, and make copies of the training rows only.`,
        related: [{ at: split.whole, message: "Rows and copies are dealt out here." }],
        leakage: { type: "overlap", split: split.whole },
      };
    }
  },
});

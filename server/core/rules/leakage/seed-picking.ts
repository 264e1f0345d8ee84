import { defineRule } from "../../engine/rule.ts";
import { seedLoops } from "../../facts/python/seedLoops.ts";

export const seedPicking = defineRule({
  id: "seed-picking",
  summary: "Many random seeds are tried and the best score is kept",
  severity: "warning",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/common_pitfalls.html#controlling-randomness", "https://arxiv.org/abs/2604.04199"],
  fix: "none",

  *check(document) {
    for (const { seed, at, choice } of seedLoops(document)) {
      yield {
        at,
        message: `Each value of \`${seed}\` deals the rows or the model anew, and the luckiest is kept: its score says how lucky it was, not how good the model is. Report the mean and the spread of all of them.`,
        related: [{ at: choice, message: "The best is kept here." }],
        leakage: { type: "selection", evaluate: choice },
      };
    }
  },
});

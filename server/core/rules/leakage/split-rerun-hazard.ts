import { defineRule } from "../../engine/rule.ts";
import { cellName } from "../../facts/notebook/runs.ts";
import { splitReruns } from "../../facts/notebook/splitReruns.ts";

export const splitRerunHazard = defineRule({
  id: "split-rerun-hazard",
  summary: "A later cell changes the table that an earlier cell splits, so the split is another one when it is run again",
  severity: "hint",
  languages: ["python"],
  kinds: ["notebook"],
  references: ["https://doi.org/10.1145/3173574.3173606"],
  fix: "none",

  *check(document) {
    for (const { table, change, changedIn, split, splitIn } of splitReruns(document)) {
      yield {
        at: change,
        message: `\`${table}\` is changed here, in ${cellName(changedIn)}, after ${cellName(splitIn)} has split it. Run that cell again, and it splits what has been changed: rows are dealt anew, and what was learned from all of them is in both sides. Change a copy (\`${table}.copy()\`), or the two sides.`,
        related: [{ at: split, message: "The rows are split here." }],
        leakage: { type: "preprocessing", fit: change, split },
      };
    }
  },
});

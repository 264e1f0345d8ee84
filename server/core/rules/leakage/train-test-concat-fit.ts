import { defineRule, type Fix } from "../../engine/rule.ts";
import { learnFromTraining } from "../../facts/python/fixes/joinedTables.ts";
import type { Call } from "../../syntax/python/expressionTree.ts";
import type { Document } from "../../workspace/document.ts";
import { describedLeaks, placesOf } from "../../facts/python/leaks.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const trainTestConcatFit = defineRule({
  id: "train-test-concat-fit",
  summary: "Training and test files are put together, and something is learned from both",
  severity: "warning",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/common_pitfalls.html#data-leakage", "https://doi.org/10.1016/j.patter.2023.100804"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const { leak, name, of, shown } of describedLeaks(program, ["statistic", "imputation", "arithmetic", "decomposition", "selection", "supervised"], true)) {
      yield {
        ...shown,
        message: `\`${name}\` learns from ${of}, where training and test rows are together, so the model knows something of the rows that it is judged on. Learn from the training rows and use it on both.`,
        leakage: { type: "preprocessing", ...placesOf(leak) },
        fixes: fixesFor(program.document, leak.taint.node),
      };
    }
  }),
});

function fixesFor(document: Document, learning: Call | undefined): readonly Fix[] {
  const edits = learning && learnFromTraining(document, learning);
  return edits ? [{ title: "Learn from the training table alone", edits }] : [];
}

import { defineRule } from "../../engine/rule.ts";
import { tunedLoops } from "../../facts/python/tunedLoops.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const tunedOnTest = defineRule({
  id: "tuned-on-test",
  summary: "A loop over settings of a model is judged by the test rows",
  severity: "warning",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/grid_search.html", "https://arxiv.org/abs/2604.04199"],
  fix: "none",

  check: inProgram(function* (program) {
    for (const { setting, fit, evaluation } of tunedLoops(program)) {
      yield {
        at: placeOf(evaluation.node.callee),
        message: `Each value of \`${setting}\` is judged by \`${evaluation.of ?? "the test rows"}\`, so the value that wins was chosen by them and its score is too good. Choose it by cross-validation on the training rows (\`GridSearchCV\` does that), and use the test rows once, at the end.`,
        related: [{ at: fit.at, message: "The model is fitted with each value here." }],
        leakage: { type: "selection", fit: placeOf(fit.statement), evaluate: placeOf(evaluation.statement) },
      };
    }
  }),
});

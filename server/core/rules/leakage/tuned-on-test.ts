import { defineRule } from "../../engine/rule.ts";
import { tunedLoops } from "../../facts/python/tunedLoops.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import { crossValidateScore } from "../../facts/python/fixes/crossValidateScore.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const tunedOnTest = defineRule({
  id: "tuned-on-test",
  summary: "A loop over settings of a model is judged by the test rows",
  severity: "error",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/grid_search.html", "https://arxiv.org/abs/2604.04199"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const { setting, fit, evaluation, choice } of tunedLoops(program)) {
      const edits = crossValidateScore(program.document, fit.node, evaluation.node);
      yield {
        at: placeOf(evaluation.node.callee),
        message: `Each value of \`${setting}\` is judged by \`${evaluation.of ?? "the test rows"}\`, so the value that wins was chosen by them and its score is too good. Choose it by cross-validation on the training rows (\`GridSearchCV\` does that), and use the test rows once, at the end.`,
        related: [{ at: fit.at, message: "The model is fitted with each value here." }, ...(choice ? [{ at: choice, message: "The best value is picked here." }] : [])],
        ...(choice ? {} : { severity: "warning" as const }),
        fixes: edits ? [{ title: "Judge each value by cross-validation on the training rows", edits }] : [],
        leakage: { type: "selection", fit: placeOf(fit.statement), evaluate: placeOf(evaluation.statement) },
      };
    }
  }),
});

import { defineRule } from "../../engine/rule.ts";
import { blendWeights } from "../../facts/python/blendWeights.ts";
import { overlapsOf } from "../../facts/python/overlaps.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";
import { shownOverlap } from "../../facts/python/shownOverlap.ts";
import { placeOf } from "../../syntax/python/walk.ts";

export const ensembleWeightsOnTest = defineRule({
  id: "ensemble-weights-on-test",
  summary: "How models are blended is learned from the rows that judge the blend",
  severity: "error",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/ensemble.html#stacked-generalization", "https://arxiv.org/abs/2604.04199"],
  fix: "none",

  check: inProgram(function* (program) {
    for (const { weight, score, statement, choice, rows, evaluation } of blendWeights(program)) {
      yield {
        at: score,
        message: `Each value of \`${weight}\` blends the models and is judged by \`${rows}\`, and the best is kept: the weights fit these rows, so the score of the blend is too good. Choose them by out-of-fold predictions of the training rows (\`cross_val_predict\`), and judge the blend by the test rows once.`,
        related: [{ at: evaluation.at, message: "A model answers for the test rows here." }, { at: choice, message: "The best weights are picked here." }],
        leakage: { type: "selection", fit: placeOf(statement), evaluate: placeOf(statement) },
      };
    }
    for (const overlap of overlapsOf(program)) {
      if (overlap.cause !== "blend") continue;
      const { model, rows, trained, shown } = shownOverlap(program, overlap);
      yield {
        ...shown,
        message: `\`${model}\` learned how to blend the other models from \`${trained}\`, what these say of the test rows, and \`${rows}\` judges it by the same rows. Fit it on out-of-fold predictions of the training rows (\`cross_val_predict\`), or use \`StackingClassifier\`, which does so.`,
      };
    }
  }),
});

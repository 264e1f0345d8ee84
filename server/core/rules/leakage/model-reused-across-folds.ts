import { defineRule } from "../../engine/rule.ts";
import { modelsKeptAcrossFolds } from "../../facts/python/keptModels.ts";

export const modelReusedAcrossFolds = defineRule({
  id: "model-reused-across-folds",
  summary: "A model goes on learning from one fold to the next",
  severity: "error",
  languages: ["python"],
  references: ["https://keras.io/api/models/model_training_apis/#fit-method", "https://scikit-learn.org/stable/modules/cross_validation.html"],
  fix: "suggested",

  *check(document) {
    for (const { name, fit, made, why, edits } of modelsKeptAcrossFolds(document)) {
      yield {
        at: fit,
        message: `\`${name}\` is made before the loop over the folds and ${why}, so from the second fold on it has been trained on the rows that test it. Make it inside the loop.`,
        related: [{ at: made, message: "The model is made here, once." }],
        fixes: edits ? [{ title: `Begin each fold with a fresh copy of ${name}`, edits }] : [],
        leakage: { type: "overlap", fit },
      };
    }
  },
});

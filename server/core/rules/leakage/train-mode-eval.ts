import { defineRule } from "../../engine/rule.ts";
import { judgedInTrainingMode } from "../../facts/python/trainingMode.ts";

export const trainModeEval = defineRule({
  id: "train-mode-eval",
  summary: "A torch model with dropout or batch normalisation is judged in training mode",
  severity: "warning",
  languages: ["python"],
  references: ["https://pytorch.org/docs/stable/generated/torch.nn.Module.html#torch.nn.Module.eval"],
  fix: "suggested",

  *check(document) {
    for (const { model, at, layer, edits } of judgedInTrainingMode(document)) {
      yield {
        at,
        message: `\`${model}\` is asked without \`${model}.eval()\`, so its \`${layer}\` goes on as in training: dropout drops, and batch normalisation learns from the rows that test the model. Call \`${model}.eval()\` before, and \`${model}.train()\` when training goes on.`,
        fixes: [{ title: `Call ${model}.eval() before`, edits }],
      };
    }
  },
});

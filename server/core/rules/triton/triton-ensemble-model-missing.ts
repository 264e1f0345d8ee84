import { defineRule } from "../../engine/rule.ts";
import { foldersIn } from "../../facts/config/neighbours.ts";
import { ensembleSteps } from "../../facts/config/triton.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { nearest } from "../../text/nearest.ts";
import { baseName, folderOf } from "../../workspace/uri.ts";

export const tritonEnsembleModelMissing = defineRule({
  id: "triton-ensemble-model-missing",
  summary: "A step of an ensemble runs a model that the repository does not have",
  severity: "warning",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document, snapshot) {
    const steps = ensembleSteps(rootOf(document)).flatMap(({ model }) => (model && !isPlaceholder(model) ? [model] : []));
    const models = steps.length === 0 ? [] : foldersIn(folderOf(folderOf(document.uri)), snapshot).map(baseName);
    // Where none of them lies beside, the models come from elsewhere.
    if (!steps.some(({ text }) => models.includes(text))) return;
    for (const step of steps) {
      if (models.includes(step.text)) continue;
      const meant = nearest(step.text, models);
      yield { at: step.span, message: `The model repository has no folder \`${step.text}\`, so Triton cannot load this ensemble. ${meant === undefined ? "Correct the name or add the model." : `Did you mean \`${meant}\`?`}` };
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { undefinedInParent } from "../../facts/config/azureml.ts";
import { rootOf } from "../../kinds/data.ts";

export const azuremlUndefinedPipelineOutput = defineRule({
  id: "azureml-undefined-pipeline-output",
  summary: "A job uses an output that the pipeline does not have",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "none",

  *check(document) {
    for (const { text, at } of undefinedInParent(rootOf(document), document.text, "outputs")) {
      yield { at, message: `The pipeline has no output \`${text}\`, so Azure ML refuses it. Add it under \`outputs\`, or correct the name.` };
    }
  },
});

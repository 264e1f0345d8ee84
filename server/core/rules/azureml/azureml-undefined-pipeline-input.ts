import { defineRule } from "../../engine/rule.ts";
import { undefinedInParent } from "../../facts/config/azureml.ts";
import { rootOf } from "../../kinds/data.ts";

export const azuremlUndefinedPipelineInput = defineRule({
  id: "azureml-undefined-pipeline-input",
  summary: "A job uses an input that the pipeline does not have",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "suggested",

  *check(document) {
    for (const { text, at, hint, ...more } of undefinedInParent(rootOf(document), document.text, "inputs", "Add it under `inputs`, or correct the name.")) {
      yield { at, message: `The pipeline has no input \`${text}\`, so Azure ML refuses it. ${hint}`, ...more };
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { undefinedInParent } from "../../facts/config/azureml.ts";
import { rootOf } from "../../kinds/data.ts";

export const azuremlUndefinedJob = defineRule({
  id: "azureml-undefined-job",
  summary: "A job takes the output of a job that does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "suggested",

  *check(document) {
    for (const { text, at, hint, ...more } of undefinedInParent(rootOf(document), document.text, "jobs", "Correct the name.")) {
      yield { at, message: `No job of this pipeline is called \`${text}\`, so Azure ML refuses it. ${hint}`, ...more };
    }
  },
});

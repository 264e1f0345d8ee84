import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const azuremlSchema = defineRule({
  id: "azureml-schema",
  summary: "An Azure ML file has a misspelt key",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "suggested",

  check: schemaFindings,
});

import { defineRule } from "../../engine/rule.ts";
import { schemaOf } from "../../kinds/azureml/schema.ts";
import { rootOf } from "../../kinds/data.ts";
import { findingsAgainst } from "../../kinds/schema/check.ts";

export const azuremlSchema = defineRule({
  id: "azureml-schema",
  summary: "An Azure ML file has a misspelt key",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "suggested",

  check: (document) => findingsAgainst(document, schemaOf(rootOf(document))),
});

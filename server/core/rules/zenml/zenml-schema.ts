import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const zenmlSchema = defineRule({
  id: "zenml-schema",
  summary: "A run config has a misspelt key or a value of the wrong type",
  severity: "error",
  languages: ["yaml"],
  kinds: ["zenml"],
  references: ["https://docs.zenml.io/concepts/steps_and_pipelines/yaml_configuration"],
  fix: "suggested",

  check: schemaFindings,
});

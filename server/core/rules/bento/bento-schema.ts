import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const bentoSchema = defineRule({
  id: "bento-schema",
  summary: "A bentofile.yaml has a misspelt key or a value of the wrong type",
  severity: "error",
  languages: ["yaml"],
  kinds: ["bentofile"],
  references: ["https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html"],
  fix: "suggested",

  check: schemaFindings,
});

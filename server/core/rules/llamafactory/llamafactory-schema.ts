import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const llamafactorySchema = defineRule({
  id: "llamafactory-schema",
  summary: "A LLaMA-Factory run has a value that is not allowed",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["llamafactory", "llamafactory-v1", "llamafactory-data"],
  references: ["https://llamafactory.readthedocs.io/en/latest/advanced/arguments.html"],
  fix: "suggested",

  check: schemaFindings,
});

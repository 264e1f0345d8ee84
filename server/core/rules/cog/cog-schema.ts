import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const cogSchema = defineRule({
  id: "cog-schema",
  summary: "A cog.yaml has a misspelt key or a value of the wrong type",
  severity: "error",
  languages: ["yaml"],
  kinds: ["cog"],
  references: ["https://cog.run/yaml/"],
  fix: "suggested",

  check: schemaFindings,
});

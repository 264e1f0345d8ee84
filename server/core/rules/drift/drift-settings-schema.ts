import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const driftSettingsSchema = defineRule({
  id: "drift-settings-schema",
  summary: "A file of drift settings has a misspelt key or a value that is not allowed",
  severity: "error",
  languages: ["yaml"],
  kinds: ["modelwright-drift"],
  references: ["https://yaml.org/spec/1.2.2/"],
  fix: "suggested",

  check: schemaFindings,
});

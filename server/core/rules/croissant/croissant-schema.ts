import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const croissantSchema = defineRule({
  id: "croissant-schema",
  summary: "Croissant metadata has a misspelt key or a value that is not allowed",
  severity: "error",
  languages: ["json"],
  kinds: ["croissant"],
  references: ["https://docs.mlcommons.org/croissant/docs/croissant-spec.html"],
  fix: "suggested",

  check: schemaFindings,
});

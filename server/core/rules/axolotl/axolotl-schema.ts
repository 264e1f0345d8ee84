import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const axolotlSchema = defineRule({
  id: "axolotl-schema",
  summary: "An Axolotl run lacks a key or has a misspelt one",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["axolotl"],
  references: ["https://docs.axolotl.ai/docs/config-reference.html"],
  fix: "suggested",

  check: schemaFindings,
});

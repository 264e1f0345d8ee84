import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const promptySchema = defineRule({
  id: "prompty-schema",
  summary: "The front matter of a prompt has a misspelt key",
  severity: "warning",
  languages: ["prompty"],
  kinds: ["prompty"],
  references: ["https://prompty.ai/docs"],
  fix: "suggested",

  check: schemaFindings,
});

import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const promptfooSchema = defineRule({
  id: "promptfoo-schema",
  summary: "A promptfoo config has a misspelt key",
  severity: "error",
  languages: ["yaml"],
  kinds: ["promptfoo"],
  references: ["https://www.promptfoo.dev/docs/configuration/reference/"],
  fix: "suggested",

  check: schemaFindings,
});

import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const litellmSchema = defineRule({
  id: "litellm-schema",
  summary: "A LiteLLM config lacks a key or has a misspelt one",
  severity: "error",
  languages: ["yaml"],
  kinds: ["litellm"],
  references: ["https://docs.litellm.ai/docs/proxy/configs"],
  fix: "suggested",

  check: schemaFindings,
});

import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const haystackSchema = defineRule({
  id: "haystack-schema",
  summary: "A Haystack pipeline has a misspelt key or a value that is not allowed",
  severity: "error",
  languages: ["yaml"],
  kinds: ["haystack"],
  references: ["https://docs.haystack.deepset.ai/docs/serialization"],
  fix: "suggested",

  check: schemaFindings,
});

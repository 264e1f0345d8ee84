import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const ragSchema = defineRule({
  id: "rag-schema",
  summary: "A setting of retrieval has a value that is not allowed",
  severity: "error",
  languages: ["yaml"],
  kinds: ["rag"],
  references: ["https://docs.llamaindex.ai/en/stable/optimizing/basic_strategies/basic_strategies/"],
  fix: "none",

  check: schemaFindings,
});

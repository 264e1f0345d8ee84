import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const langgraphSchema = defineRule({
  id: "langgraph-schema",
  summary: "A langgraph.json lacks a key or has a misspelt one",
  severity: "error",
  languages: ["json"],
  kinds: ["langgraph"],
  references: ["https://langchain-ai.github.io/langgraph/cloud/reference/cli/"],
  fix: "suggested",

  check: schemaFindings,
});

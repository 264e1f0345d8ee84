import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const mcpSchema = defineRule({
  id: "mcp-schema",
  summary: "An MCP file has a value of the wrong type",
  severity: "error",
  languages: ["json"],
  kinds: ["mcp-json"],
  references: ["https://modelcontextprotocol.io/docs/"],
  fix: "none",

  check: schemaFindings,
});

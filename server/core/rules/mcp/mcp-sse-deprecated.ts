import { defineRule } from "../../engine/rule.ts";
import { serversOf } from "../../facts/config/mcp.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const mcpSseDeprecated = defineRule({
  id: "mcp-sse-deprecated",
  summary: "A server is reached over the deprecated SSE transport",
  severity: "info",
  languages: ["json"],
  kinds: ["mcp-json"],
  references: ["https://modelcontextprotocol.io/docs/"],
  fix: "none",
  tag: "deprecated",

  *check(document) {
    for (const { value } of serversOf(rootOf(document))) {
      const type = scalarAt(value, "type") ?? scalarAt(value, "transport");
      if (type?.text === "sse") yield { at: type.span, message: "The SSE transport was deprecated by the MCP specification of 2025-03-26, and clients are dropping it. Use `http` where the server has it." };
    }
  },
});

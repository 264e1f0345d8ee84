import { defineRule } from "../../engine/rule.ts";
import { serversOf } from "../../facts/config/mcp.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const mcpAbsolutePath = defineRule({
  id: "mcp-absolute-path",
  summary: "An MCP server is started from a path of one machine",
  severity: "warning",
  languages: ["json"],
  kinds: ["mcp-json"],
  references: ["https://modelcontextprotocol.io/docs/"],
  fix: "none",

  *check(document) {
    if (document.uri.endsWith("claude_desktop_config.json") || document.uri.endsWith("mcp_config.json")) return;
    for (const { value } of serversOf(rootOf(document))) {
      for (const part of [scalarAt(value, "command"), ...itemsAt(value, "args")]) {
        if (part?.type !== "scalar" || !/^(\/(Users|home)\/[\w.-]+\/|[A-Za-z]:\\+Users\\)/.test(part.text)) continue;
        yield { at: part.span, message: "This path exists on one machine only. Write it relative to the project (`${workspaceFolder}` in VS Code), or install the program so that its name is enough." };
      }
    }
  },
});

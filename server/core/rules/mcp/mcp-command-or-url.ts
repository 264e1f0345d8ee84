import { defineRule } from "../../engine/rule.ts";
import { serversOf } from "../../facts/config/mcp.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, scalarAt } from "../../syntax/data/access.ts";

export const mcpCommandOrUrl = defineRule({
  id: "mcp-command-or-url",
  summary: "An MCP server has neither a command nor a URL",
  severity: "error",
  languages: ["json"],
  kinds: ["mcp-json"],
  references: ["https://modelcontextprotocol.io/docs/"],
  fix: "none",

  *check(document) {
    for (const { key, value } of serversOf(rootOf(document))) {
      const type = scalarAt(value, "type");
      if (type?.text === "stdio" && !isSet(value, "command") && isSet(value, "url")) yield { at: type.span, message: `\`${key.text}\` is of type \`stdio\`, which starts a program, yet it has a \`url\` and no \`command\`. Write \`http\`, or name the command.` };
      if (["command", "url", "serverUrl", "httpUrl", "uri"].some((name) => isSet(value, name))) continue;
      yield { at: key.span, message: `\`${key.text}\` has neither \`command\` nor \`url\`, so no client can start or reach it. Add one.` };
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { serversOf } from "../../facts/config/mcp.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

const NEAR = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|0\.0\.0\.0|host\.docker\.internal|.*\.(local|internal|lan|svc|consul)$|.*\.svc\.|\[|\$)/;

export const mcpHttpNotHttps = defineRule({
  id: "mcp-http-not-https",
  summary: "A remote MCP server is reached without encryption",
  severity: "warning",
  languages: ["json"],
  kinds: ["mcp-json"],
  cwe: ["CWE-319"],
  references: ["https://modelcontextprotocol.io/docs/"],
  fix: "none",

  *check(document) {
    for (const { value } of serversOf(rootOf(document))) {
      const url = scalarAt(value, "url");
      const [, host] = /^http:\/\/(\[[^\]]+\]|[^/:]+)/.exec(url?.text ?? "") ?? [];
      if (!url || host === undefined || NEAR.test(host) || !host.includes(".")) continue;
      yield { at: url.span, message: `Everything that goes to \`${host}\`, tokens included, can be read and changed on the way. Use \`https\`.` };
    }
  },
});

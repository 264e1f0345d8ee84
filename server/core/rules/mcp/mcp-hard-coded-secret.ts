import { defineRule } from "../../engine/rule.ts";
import { serversOf } from "../../facts/config/mcp.ts";
import { isSecretUnder } from "../../facts/config/secrets.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt } from "../../syntax/data/access.ts";

export const mcpHardCodedSecret = defineRule({
  id: "mcp-hard-coded-secret",
  summary: "A key of an MCP server is written into the file",
  severity: "warning",
  languages: ["json"],
  kinds: ["mcp-json"],
  cwe: ["CWE-798"],
  references: ["https://modelcontextprotocol.io/docs/"],
  fix: "none",

  *check(document) {
    for (const { value } of serversOf(rootOf(document))) {
      for (const { key, value: secret } of [...entriesAt(value, "env"), ...entriesAt(value, "headers")]) {
        if (secret.type !== "scalar" || !isSecretUnder(key.text, secret.text)) continue;
        yield { at: secret.span, message: `The value of \`${key.text}\` stands in this file for everyone who has the repository. Revoke it, and refer to a variable: \`\${env:${key.text}}\` or \`\${input:…}\`.` };
      }
    }
  },
});

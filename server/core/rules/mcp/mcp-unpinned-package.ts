import { defineRule } from "../../engine/rule.ts";
import { serversOf } from "../../facts/config/mcp.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, stringAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";

export const mcpUnpinnedPackage = defineRule({
  id: "mcp-unpinned-package",
  summary: "An MCP server is whatever was published last",
  severity: "info",
  strict: "warning",
  languages: ["json"],
  kinds: ["mcp-json"],
  cwe: ["CWE-1357"],
  references: ["https://modelcontextprotocol.io/docs/"],
  fix: "none",

  *check(document) {
    for (const { value } of serversOf(rootOf(document))) {
      const command = stringAt(value, "command");
      if (command !== "npx" && command !== "uvx" && command !== "bunx") continue;
      const packageName = itemsAt(value, "args").find((item): item is Scalar => item.type === "scalar" && !item.text.startsWith("-"));
      if (!packageName || /.(@|==)\d|^[./$]|^git\+|^https?:/.test(packageName.text)) continue;
      yield { at: packageName.span, message: `\`${packageName.text}\` is whatever its owner publishes next, and it runs with your rights. Write the version that you looked at, such as \`${packageName.text.replace(/@latest$/, "")}@1.2.3\`.` };
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { entryOf, isSet } from "../../syntax/data/access.ts";

export const mcpWrongRootKey = defineRule({
  id: "mcp-wrong-root-key",
  summary: "The servers stand under a key that this client does not read",
  severity: "warning",
  languages: ["json"],
  kinds: ["mcp-json"],
  references: ["https://modelcontextprotocol.io/docs/"],
  fix: "suggested",

  *check(document) {
    const inVsCode = document.uri.endsWith("/.vscode/mcp.json");
    const [wrong, right] = inVsCode ? (["mcpServers", "servers"] as const) : (["servers", "mcpServers"] as const);
    const entry = entryOf(rootOf(document), wrong);
    if (!entry || isSet(rootOf(document), right) || !(inVsCode || /\/(\.mcp\.json|\.cursor\/mcp\.json|claude_desktop_config\.json)$/.test(document.uri))) return;
    yield {
      at: entry.key.span,
      message: `This client reads \`${right}\`; everything under \`${wrong}\` is ignored. Rename it.`,
      fixes: [replaceWith(document.text, entry.key.span, right)],
    };
  },
});

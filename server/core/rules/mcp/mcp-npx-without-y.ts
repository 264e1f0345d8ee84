import { defineRule } from "../../engine/rule.ts";
import { serversOf } from "../../facts/config/mcp.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const mcpNpxWithoutY = defineRule({
  id: "mcp-npx-without-y",
  summary: "`npx` would ask before it installs",
  severity: "warning",
  languages: ["json"],
  kinds: ["mcp-json"],
  references: ["https://modelcontextprotocol.io/docs/"],
  fix: "none",

  *check(document) {
    for (const { value } of serversOf(rootOf(document))) {
      const command = scalarAt(value, "command");
      const args = itemsAt(value, "args").flatMap((item) => (item.type === "scalar" ? [item.text] : []));
      if (command?.text !== "npx" || args.length === 0 || args.some((arg) => ["-y", "--yes", "--no-install", "--no"].includes(arg))) continue;
      yield { at: command.span, related: itemsAt(value, "args").slice(0, 1).map(({ span }) => ({ at: span, message: "`-y` belongs before this." })), message: "`npx` asks before it installs a package, and nobody is there to answer: the server never starts on a machine that does not have it. Add `-y` as the first argument." };
    }
  },
});

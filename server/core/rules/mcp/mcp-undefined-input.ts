import { defineRule } from "../../engine/rule.ts";
import { matchesUnder } from "../../facts/config/matches.ts";
import { serversOf } from "../../facts/config/mcp.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, stringAt } from "../../syntax/data/access.ts";

export const mcpUndefinedInput = defineRule({
  id: "mcp-undefined-input",
  summary: "An input that is used is not defined",
  severity: "error",
  languages: ["json"],
  kinds: ["mcp-json"],
  references: ["https://modelcontextprotocol.io/docs/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const known = new Set(itemsAt(root, "inputs").map((input) => stringAt(input, "id")));
    for (const { value } of serversOf(root)) {
      const used = matchesUnder(document.text, value, /\$\{input:([\w.-]+)\}/g);
      for (const { text: name, at } of used) {
        if (!known.has(name)) yield { at, message: `\`${name}\` is not among the \`inputs\` of this file, so VS Code cannot ask for it. Add \`{ "id": "${name}", "type": "promptString", "password": true }\`.` };
      }
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { matchesUnder } from "../../facts/config/matches.ts";
import { serversOf } from "../../facts/config/mcp.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

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
    const inputs = itemsAt(root, "inputs").flatMap((input) => scalarAt(input, "id") ?? []);
    const known = new Set(inputs.map(({ text }) => text));
    for (const [index, input] of inputs.entries()) {
      if (inputs.slice(0, index).some(({ text }) => text === input.text)) yield { at: input.span, message: `Another input has the id \`${input.text}\` already, so one of the two is never asked for. Name it otherwise.` };
    }
    for (const { value } of serversOf(root)) {
      const used = matchesUnder(document.text, value, /\$\{input:([\w.-]+)\}/g);
      for (const { text: name, at } of used) {
        const near = known.has(name) ? undefined : nearest(name, inputs.map(({ text }) => text));
        const place = inputs.find(({ text }) => text === near);
        if (!known.has(name)) yield { at, ...(place && { related: [{ at: place.span, message: "Is this the one that is meant?" }] }), message: `\`${name}\` is not among the \`inputs\` of this file, so VS Code cannot ask for it. Add \`{ "id": "${name}", "type": "promptString", "password": true }\`.` };
      }
      for (const { text: name, at } of matchesUnder(document.text, value, /\$\{(\w+)(?=[:}])/g)) {
        const meant = VARIABLES.includes(name) ? undefined : nearest(name, VARIABLES, 2);
        if (meant !== undefined && /^[a-z]/.test(name) && name.length > 2) yield { at, message: `VS Code knows no variable \`${name}\`, so the text stays as it is. Did you mean \`${meant}\`?` };
      }
      for (const { at } of matchesUnder(document.text, value, /\$\{[\w:.-]*(?=["'\s])/g)) yield { at, message: "Nothing closes this `${`, so the server gets the text as it stands. Add the `}`." };
    }
  },
});

const VARIABLES = ["input", "env", "workspaceFolder", "workspaceFolderBasename", "userHome", "command", "config", "pathSeparator", "file", "cwd"];

import { defineRule } from "../../engine/rule.ts";
import { serversOf } from "../../facts/config/mcp.ts";
import { rootOf } from "../../kinds/data.ts";
import { nearest } from "../../text/nearest.ts";
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
      if ((type?.text === "http" || type?.text === "sse") && isSet(value, "command") && !isSet(value, "url")) yield { at: type.span, message: `\`${key.text}\` is of type \`${type.text}\`, which calls an address, yet it has a \`command\` and no \`url\`. Write \`stdio\`, or give the address.` };
      const url = scalarAt(value, "url");
      if (url && isSet(value, "url") && isSet(value, "command")) yield { at: url.span, message: `\`${key.text}\` has both \`command\` and \`url\`: clients start the one or call the other, not both. Remove one.` };
      if (url && typeof url.value === "string" && !/^(?:https?|wss?|unix|npipe|pipe):\/\/|^\$|^\{|^</.test(url.text)) yield { at: url.span, message: `\`${url.text}\` is no address that a client can call. Write it with its scheme, such as \`https://${url.text.replace(/^\w*:?\/*/, "")}\`.` };
      const command = scalarAt(value, "command");
      if (command?.text === "") yield { at: command.span, message: `The \`command\` of \`${key.text}\` is empty, so no client can start it. Name the program.` };
      const [program = ""] = /^(?:npx|uvx|node|python3?|docker|bunx?|deno|uv)(?=\s+\S)/.exec(command?.text ?? "") ?? [];
      if (command && program !== "") yield { at: command.span, message: `Clients start \`command\` as one program and find none of this name. Leave \`${program}\` here and put the rest into \`args\`, word by word.` };
      if (["command", "url", "serverUrl", "httpUrl", "uri"].some((name) => isSet(value, name))) continue;
      const slip = value.type === "mapping" ? value.entries.find((entry) => nearest(entry.key.text, ["command", "url"], 2) !== undefined) : undefined;
      const related = [slip ? { at: slip.key.span, message: "Is this meant to be it?" } : { at: value.span, message: "All that is said of it." }];
      yield { at: key.span, related, message: `\`${key.text}\` has neither \`command\` nor \`url\`, so no client can start or reach it. Add one.` };
    }
  },
});

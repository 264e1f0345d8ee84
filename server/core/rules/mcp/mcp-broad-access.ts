import { defineRule } from "../../engine/rule.ts";
import { serversOf } from "../../facts/config/mcp.ts";
import { rootOf } from "../../kinds/data.ts";
import { nodeAt, scalarAt, scalarsOf } from "../../syntax/data/access.ts";

export const mcpBroadAccess = defineRule({
  id: "mcp-broad-access",
  summary: "A tool of an agent reaches everything on this machine",
  severity: "warning",
  languages: ["json"],
  kinds: ["mcp-json"],
  cwe: ["CWE-250"],
  owasp: ["LLM06:2025"],
  references: ["https://modelcontextprotocol.io/specification/latest/basic/security_best_practices"],
  fix: "none",

  *check(document) {
    for (const server of serversOf(rootOf(document))) {
      const words = [scalarAt(server.value, "command"), ...scalarsOf(nodeAt(server.value, "args"))].filter((word) => word !== undefined);
      const [command] = words;
      const line = words.map(({ text }) => text).join(" ");
      const folder = /filesystem|\bfs\b/i.test(line) ? words.find(({ text }, index) => index > 0 && EVERYTHING.test(text)) : undefined;
      if (folder) yield { at: folder.span, message: `\`${server.key.text}\` may read and write everything below \`${folder.text}\`, keys and tokens included, and an agent does what the texts that it reads say. Name the one folder that it needs.` };
      else if (command && /^(?:\/(?:usr\/)?bin\/)?(?:ba|z|da|fi)?sh$|^(?:cmd|powershell|pwsh)(?:\.exe)?$/.test(command.text) && words.length === 1) yield { at: command.span, message: `\`${server.key.text}\` is a shell: an agent that reads a hostile page can run anything. Offer tools that do one thing each.` };
      const download = words.find(({ text }) => /\b(?:curl|wget)\b[^|]*\|\s*(?:ba|z)?sh\b/.test(text));
      if (download) yield { at: download.span, message: `\`${server.key.text}\` downloads a program and runs it each time the tool starts, whatever it is by then. Install it once, in a version that you have looked at.` };
      for (const word of words) {
        if (/docker\.sock|^--allow-all$|^--privileged$|^--dangerously-[\w-]+$|^--yolo$/.test(word.text)) yield { at: word.span, message: `\`${word.text}\` gives \`${server.key.text}\` the machine, and through it whoever writes a text that the agent reads. Take it out.` };
      }
    }
  },
});

const EVERYTHING = /^(?:\/|~\/?|\$\{?(?:HOME|env:HOME|userHome)\}?\/?|\/(?:home|Users|root|etc)(?:\/[\w.-]+)?\/?|[A-Z]:\\?)$/;

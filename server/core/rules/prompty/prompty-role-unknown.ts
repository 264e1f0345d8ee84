import { defineRule } from "../../engine/rule.ts";
import { promptyOf } from "../../facts/config/prompty.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { nearest } from "../../text/nearest.ts";

const ROLES = ["system", "user", "assistant", "developer", "function", "tool"];

export const promptyRoleUnknown = defineRule({
  id: "prompty-role-unknown",
  summary: "The role of a message is misspelt",
  severity: "warning",
  languages: ["prompty"],
  kinds: ["prompty"],
  references: ["https://prompty.ai/docs"],
  fix: "suggested",

  *check(document) {
    const body = promptyOf(document)?.body;
    for (const match of body ? document.text.slice(body.start, body.end).matchAll(/^[ \t]*#?[ \t]*([A-Za-z]{3,12}):[ \t]*\r?$/gm) : []) {
      const role = match[1] ?? "";
      const meant = ROLES.includes(role.toLowerCase()) ? undefined : nearest(role.toLowerCase(), ROLES, role.length < 5 ? 1 : 2);
      if (!body || meant === undefined || meant === "tool" || role.toLowerCase() === `${meant}s`) continue;
      const start = body.start + match.index + match[0].indexOf(role);
      const at = { start, end: start + role.length };
      yield { at, message: `\`${role}\` is no role, so this message becomes a part of the one before. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, at, meant)] };
    }
  },
});

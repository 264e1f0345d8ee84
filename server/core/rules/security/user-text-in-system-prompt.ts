import { defineRule } from "../../engine/rule.ts";
import { inflowsOf } from "../../facts/security/flow/inflows.ts";
import { promptMessages } from "../../facts/security/prompts.ts";
import { placeOf } from "../../syntax/python/walk.ts";

export const userTextInSystemPrompt = defineRule({
  id: "user-text-in-system-prompt",
  summary: "What a visitor sent becomes part of the model's own instructions",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-1427"],
  owasp: ["LLM01:2025"],
  references: ["https://genai.owasp.org/llmrisk/llm01-prompt-injection/"],
  fix: "none",

  *check(document, snapshot) {
    for (const { role, content } of promptMessages(document)) {
      if (role !== "system" && role !== "developer") continue;
      const origins = inflowsOf(document, snapshot).contents.get(content);
      const page = origins?.get("network");
      if (page && !origins?.has("user")) {
        yield {
          at: placeOf(content),
          severity: "info",
          message: `The model obeys the \`${role}\` message above all others, and here a text that was fetched from another machine stands in it: an order on that page is then an order of yours. Put it into a message of its own with \`"role": "user"\`, between marks that say where it begins and ends.`,
          related: [{ at: page, message: "The text is fetched here." }],
        };
      }
      const from = origins?.get("user");
      if (!from) continue;
      yield {
        at: placeOf(content),
        message: `The model obeys the \`${role}\` message above all others, and here a visitor can write into it: "ignore the rules above" is then one of the rules. Put the visitor's words into a message of their own with \`"role": "user"\`.`,
        related: [{ at: from, message: "The visitor's words come from here." }],
      };
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { namesUsed } from "../../facts/config/promptfooNames.ts";
import { rootOf } from "../../kinds/data.ts";
import { nearest } from "../../text/nearest.ts";

export const promptfooReferenceUndefined = defineRule({
  id: "promptfoo-reference-undefined",
  summary: "A test or provider names a prompt, provider or template that the config does not have",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["promptfoo"],
  references: ["https://www.promptfoo.dev/docs/configuration/reference/"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    for (const { at, name, what, known } of root ? namesUsed(root, document.text) : []) {
      const meant = nearest(name, known);
      yield {
        at,
        message: `There is no ${what} \`${name}\` in this config${what === "template" ? ", so the evaluation stops" : ", so nothing is run for it and the results look complete"}. ${meant === undefined ? `Known: ${[...known].slice(0, 6).map((one) => `\`${one}\``).join(", ")}.` : `Did you mean \`${meant}\`?`}`,
        ...(meant !== undefined && { fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: at, text: meant }] }] }),
      };
    }
  },
});

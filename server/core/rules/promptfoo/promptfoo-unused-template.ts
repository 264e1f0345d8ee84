import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt } from "../../syntax/data/access.ts";

export const promptfooUnusedTemplate = defineRule({
  id: "promptfoo-unused-template",
  summary: "No test uses an assertion template",
  severity: "info",
  languages: ["yaml"],
  kinds: ["promptfoo"],
  references: ["https://www.promptfoo.dev/docs/configuration/reference/"],
  fix: "none",

  *check(document) {
    for (const { key, inherited } of entriesAt(rootOf(document), "assertionTemplates")) {
      if (inherited || document.text.includes(`#/assertionTemplates/${key.text}`)) continue;
      yield { at: key.span, message: `No test refers to \`${key.text}\`, so it checks nothing. Add \`$ref: '#/assertionTemplates/${key.text}'\` to the tests that it is for, or remove it.` };
    }
  },
});

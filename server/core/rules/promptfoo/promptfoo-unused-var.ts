import { defineRule } from "../../engine/rule.ts";
import { promptsOf, testVariables } from "../../facts/config/promptfoo.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, itemsAt } from "../../syntax/data/access.ts";

export const promptfooUnusedVar = defineRule({
  id: "promptfoo-unused-var",
  summary: "A test gives a variable that no prompt uses",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["promptfoo"],
  references: ["https://www.promptfoo.dev/docs/configuration/reference/"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    if (!root || !testVariables(root, document, snapshot)) return;
    const { prompts, complete } = promptsOf(root, document, snapshot);
    if (!complete || prompts.length === 0) return;
    for (const { key } of itemsAt(root, "tests").flatMap((test) => entriesAt(test, "vars"))) {
      const word = new RegExp(`\\b${key.text.replace(/[^\w]/g, "\\$&")}\\b`);
      const elsewhere = document.text.split("\n").filter((line) => word.test(line) && !new RegExp(`^\\s*-?\\s*(vars:\\s*\\{)?["']?${key.text.replace(/[^\w]/g, "\\$&")}["']?\\s*:`).test(line));
      if (prompts.some(({ text }) => word.test(text)) || elsewhere.length > 0 || key.text.startsWith("__")) continue;
      yield { at: key.span, message: `No prompt and no assertion uses \`${key.text}\`, so this value changes nothing. Use \`{{${key.text}}}\` in a prompt, or remove it.` };
    }
  },
});

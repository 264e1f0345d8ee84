import { defineRule } from "../../engine/rule.ts";
import { promptsOf, testVariables } from "../../facts/config/promptfoo.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, itemsAt } from "../../syntax/data/access.ts";

export const promptfooUnusedVar = defineRule({
  id: "promptfoo-unused-var",
  summary: "A test, or the default of all tests, gives a variable that no prompt uses",
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
    const isElsewhere = new Map<string, boolean>();
    for (const { key } of [...entriesAt(root, "defaultTest", "vars"), ...itemsAt(root, "tests").flatMap((test) => entriesAt(test, "vars"))]) {
      const word = new RegExp(`\\b${key.text.replace(/[^\w]/g, "\\$&")}\\b`);
      // Tests repeat their variables; each is looked for once.
      if (!isElsewhere.has(key.text)) isElsewhere.set(key.text, key.text.startsWith("__") || prompts.some(({ text }) => word.test(text)) || usedOn(document.text, key.text, word));
      if (isElsewhere.get(key.text)) continue;
      yield { at: key.span, message: `No prompt and no assertion uses \`${key.text}\`, so this value changes nothing. Use \`{{${key.text}}}\` in a prompt, or remove it.` };
    }
  },
});

/** A line has the word, and does not just give the variable a value. */
function usedOn(text: string, name: string, word: RegExp): boolean {
  const gives = new RegExp(`^\\s*-?\\s*(vars:\\s*\\{)?["']?${name.replace(/[^\w]/g, "\\$&")}["']?\\s*:`);
  return text.split("\n").some((line) => line.includes(name) && word.test(line) && !gives.test(line));
}

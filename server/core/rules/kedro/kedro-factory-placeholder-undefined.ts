import { defineRule } from "../../engine/rule.ts";
import { matchesUnder } from "../../facts/config/matches.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt } from "../../syntax/data/access.ts";

export const kedroFactoryPlaceholderUndefined = defineRule({
  id: "kedro-factory-placeholder-undefined",
  summary: "A dataset factory uses a placeholder that its name does not have",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kedro"],
  references: ["https://docs.kedro.org/en/stable/catalog-data/data_catalog/"],
  fix: "none",

  *check(document) {
    for (const { key, value } of entriesAt(rootOf(document))) {
      const known = new Set([...key.text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
      if (known.size === 0 || key.text.includes("{{")) continue;
      for (const { at } of matchesUnder(document.text, value, /(?<![${])(\{\w+)(?![\w}])/g)) yield { at, message: "This placeholder is not closed, so Kedro cannot fill it in. Write `}` after the name." };
      const used = matchesUnder(document.text, value, /(?<![${])\{(\w+)\}(?!\})/g);
      for (const { text, at } of used) {
        if (!known.has(text)) yield { at, message: `The name \`${key.text}\` has no \`{${text}}\`, so Kedro cannot fill this in. Correct the placeholder.` };
      }
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt } from "../../syntax/data/access.ts";

export const hydraDuplicateGroup = defineRule({
  id: "hydra-duplicate-group",
  summary: "A group is chosen twice in the defaults list",
  severity: "error",
  languages: ["yaml"],
  kinds: ["hydra"],
  references: ["https://hydra.cc/docs/advanced/defaults_list/"],
  fix: "none",

  *check(document) {
    const seen = new Set<string>();
    for (const item of itemsAt(rootOf(document), "defaults")) {
      const [entry] = item.type === "mapping" ? item.entries : [];
      if (!entry || /\s/.test(entry.key.text)) continue;
      if (seen.has(entry.key.text)) yield { at: entry.key.span, message: `The group \`${entry.key.text}\` is chosen already, and Hydra refuses a second choice. Remove one, or put it into another package: \`${entry.key.text}@name\`.` };
      seen.add(entry.key.text);
    }
  },
});

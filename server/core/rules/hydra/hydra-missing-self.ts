import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, itemsAt } from "../../syntax/data/access.ts";

export const hydraMissingSelf = defineRule({
  id: "hydra-missing-self",
  summary: "It is left open whether this file or its defaults win",
  severity: "info",
  languages: ["yaml"],
  kinds: ["hydra"],
  references: ["https://hydra.cc/docs/advanced/defaults_list/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const list = entryOf(root, "defaults");
    const own = entriesAt(root).filter(({ key }) => key.text !== "defaults" && key.text !== "hydra");
    const items = itemsAt(root, "defaults");
    if (!list || own.length === 0 || items.length === 0 || items.every((item) => item.type === "mapping" && item.entries.every(({ key }) => key.text.startsWith("override ")))) return;
    if (!items.some((item) => item.type === "scalar" && item.text === "_self_")) yield { at: list.key.span, message: "The defaults list has no `_self_`, so it depends on the version of Hydra whether the values of this file or of its defaults win. Add `- _self_` where this file shall stand; last lets it win." };
  },
});

import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { walk } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

const SPECIAL = ["_target_", "_recursive_", "_convert_", "_partial_", "_args_"];

export const hydraSpecialKey = defineRule({
  id: "hydra-special-key",
  summary: "A key that Hydra treats specially is misspelt",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["hydra"],
  references: ["https://hydra.cc/docs/advanced/instantiate_objects/overview/"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    for (const { entry } of root ? walk(root) : []) {
      if (!entry || !/^_\w+_$/.test(entry.key.text) || SPECIAL.includes(entry.key.text)) continue;
      const single = entry.key.text.replace(/^_+|_+$/g, "_");
      const meant = SPECIAL.includes(single) ? single : nearest(entry.key.text, SPECIAL, 2);
      if (meant === undefined) continue;
      yield { at: entry.key.span, message: `\`${entry.key.text}\` is an ordinary argument to Hydra. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, entry.key.span, meant)] };
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { componentUses, meantPath } from "../../kinds/schema/components.ts";

export const haystackComponentUnresolvable = defineRule({
  id: "haystack-component-unresolvable",
  summary: "The class of a component does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["haystack"],
  references: ["https://docs.haystack.deepset.ai/docs/serialization"],
  fix: "suggested",

  *check(document) {
    for (const { at } of componentUses(rootOf(document), "type", "init_parameters")) {
      const meant = meantPath(at.text);
      if (meant) yield { at: at.span, message: `Haystack has no \`${at.text}\` (${meant.library}), so the pipeline cannot be loaded. Did you mean \`${meant.path}\`?`, fixes: [replaceWith(document.text, at.span, meant.path)] };
    }
  },
});

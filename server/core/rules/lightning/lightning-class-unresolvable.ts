import { defineRule } from "../../engine/rule.ts";
import { brokenObjectPaths } from "../../facts/config/objectPaths.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { componentUses, meantPath } from "../../kinds/schema/components.ts";

export const lightningClassUnresolvable = defineRule({
  id: "lightning-class-unresolvable",
  summary: "A `class_path` names something that its module does not have",
  severity: "error",
  languages: ["yaml"],
  kinds: ["lightning-cli"],
  references: ["https://lightning.ai/docs/pytorch/stable/cli/lightning_cli.html"],
  fix: "suggested",

  *check(document, snapshot) {
    for (const { at, module, name } of brokenObjectPaths(rootOf(document), "class_path", document.uri, snapshot)) {
      yield { at: at.span, message: `\`${module}\` does not define \`${name}\`, so the CLI cannot make this object. Correct the name.` };
    }
    for (const { at } of componentUses(rootOf(document), "class_path")) {
      const meant = meantPath(at.text, "Lightning");
      if (meant) yield { at: at.span, message: `There is no \`${at.text}\` in ${meant.library}, so the CLI cannot make this object. Did you mean \`${meant.path}\`?`, fixes: [replaceWith(document.text, at.span, meant.path)] };
    }
  },
});

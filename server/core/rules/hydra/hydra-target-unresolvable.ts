import { defineRule } from "../../engine/rule.ts";
import { brokenObjectPaths } from "../../facts/config/objectPaths.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { componentUses, meantPath } from "../../kinds/schema/components.ts";

export const hydraTargetUnresolvable = defineRule({
  id: "hydra-target-unresolvable",
  summary: "A `_target_` names something that its module does not have",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["hydra"],
  references: ["https://hydra.cc/docs/advanced/defaults_list/"],
  fix: "suggested",

  *check(document, snapshot) {
    for (const { at, module, name } of brokenObjectPaths(rootOf(document), "_target_", document.uri, snapshot)) {
      yield { at: at.span, message: `\`${module}\` does not define \`${name}\`, so Hydra cannot make this object. Correct the name.` };
    }
    for (const { at } of componentUses(rootOf(document), "_target_")) {
      const meant = meantPath(at.text);
      if (meant) yield { at: at.span, message: `There is no \`${at.text}\` in ${meant.library}, so Hydra cannot make this object. Did you mean \`${meant.path}\`?`, severity: "error", fixes: [replaceWith(document.text, at.span, meant.path)] };
    }
  },
});

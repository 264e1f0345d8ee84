import { defineRule } from "../../engine/rule.ts";
import { brokenObjectPaths } from "../../facts/config/objectPaths.ts";
import { rootOf } from "../../kinds/data.ts";

export const lightningClassUnresolvable = defineRule({
  id: "lightning-class-unresolvable",
  summary: "A `class_path` names something that its module does not have",
  severity: "error",
  languages: ["yaml"],
  kinds: ["lightning-cli"],
  references: ["https://lightning.ai/docs/pytorch/stable/cli/lightning_cli.html"],
  fix: "none",

  *check(document, snapshot) {
    for (const { at, module, name } of brokenObjectPaths(rootOf(document), "class_path", document.uri, snapshot)) {
      yield { at: at.span, message: `\`${module}\` does not define \`${name}\`, so the CLI cannot make this object. Correct the name.` };
    }
  },
});

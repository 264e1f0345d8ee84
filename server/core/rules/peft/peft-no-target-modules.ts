import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, sequenceAt } from "../../syntax/data/access.ts";

export const peftNoTargetModules = defineRule({
  id: "peft-no-target-modules",
  summary: "An adapter is given no layer",
  severity: "error",
  languages: ["json", "yaml"],
  kinds: ["peft-adapter"],
  references: ["https://huggingface.co/docs/peft/package_reference/config"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const targets = sequenceAt(root, "target_modules");
    if (targets?.items.length !== 0 || itemsAt(root, "target_parameters").length > 0) return;
    yield { at: targets.span, message: "`target_modules` is an empty list, so no layer gets an adapter and PEFT refuses the config. Name layers, such as `q_proj` and `v_proj`, or `all-linear`." };
  },
});

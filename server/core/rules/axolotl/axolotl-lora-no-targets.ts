import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { roomIn } from "../../kinds/schema/check.ts";
import { isSet, isTrue, itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";

export const axolotlLoraNoTargets = defineRule({
  id: "axolotl-lora-no-targets",
  summary: "A LoRA run does not say which layers get an adapter",
  severity: "warning",
  languages: ["yaml", "json"],
  kinds: ["axolotl"],
  references: ["https://docs.axolotl.ai/docs/config-reference.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const adapter = scalarAt(root, "adapter");
    if (!adapter || !["lora", "qlora"].includes(adapter.text) || isTrue(root, "lora_target_linear") || isSet(root, "lora_model_dir")) return;
    if (["lora_target_modules", "lora_target_parameters"].some((name) => isSet(root, name) && itemsAt(root, name).length !== 0) || stringAt(root, "lora_target_modules") !== undefined) return;
    yield { at: adapter.span, message: "Neither `lora_target_linear: true` nor `lora_target_modules` says which layers get an adapter, so there is nothing to train. Add one of them.", related: [...othersIn(root, "lora_target_linear", "lora_target_modules"), ...roomIn(document.text, root?.span)] };
  },
});

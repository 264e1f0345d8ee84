import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, nodeAt, scalarsOf } from "../../syntax/data/access.ts";

export const peftTargetAndModulesToSave = defineRule({
  id: "peft-target-and-modules-to-save",
  summary: "A layer is both adapted and trained in full",
  severity: "warning",
  languages: ["json", "yaml"],
  kinds: ["peft-adapter"],
  references: ["https://huggingface.co/docs/peft/package_reference/config"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const saved = new Set(scalarsOf(nodeAt(root, "modules_to_save")).map(({ text }) => text));
    for (const target of itemsAt(root, "target_modules")) {
      if (target.type !== "scalar" || !saved.has(target.text)) continue;
      yield { at: target.span, message: `\`${target.text}\` stands in \`target_modules\` and in \`modules_to_save\`: it would get an adapter and be trained in full. Keep it in one list.`, related: othersIn(root, "modules_to_save") };
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { isTrue, scalarAt } from "../../syntax/data/access.ts";

export const axolotlQloraNeeds4bit = defineRule({
  id: "axolotl-qlora-needs-4bit",
  summary: "`adapter: qlora` without a base model in 4 bits",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["axolotl"],
  references: ["https://docs.axolotl.ai/docs/config-reference.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const adapter = scalarAt(root, "adapter");
    if (adapter?.text !== "qlora" || isTrue(root, "load_in_4bit") || isTrue(root, "gptq") || isTrue(root, "merge_lora")) return;
    yield {
      at: (scalarAt(root, "load_in_4bit") ?? adapter).span,
      message: "QLoRA trains an adapter on a base model in 4 bits, so `adapter: qlora` needs `load_in_4bit: true`; Axolotl refuses the run. Set it, or use `adapter: lora`.",
      related: othersIn(root, "adapter", "load_in_8bit"),
    };
  },
});

import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isSet, scalarAt } from "../../syntax/data/access.ts";

export const torchtuneFp16 = defineRule({
  id: "torchtune-fp16",
  summary: "A recipe asks for float16, which torchtune's trainers refuse",
  severity: "error",
  languages: ["yaml"],
  kinds: ["torchtune"],
  references: ["https://pytorch.org/torchtune/stable/deep_dives/configs.html"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    const type = scalarAt(root, "dtype");
    if (!type || !["fp16", "float16"].includes(type.text) || !isSet(root, "optimizer")) return;
    yield { at: type.span, message: `Training wholly in \`${type.text}\` is refused by torchtune's recipes, since gradients underflow without loss scaling. Use \`bf16\` on Ampere GPUs and newer, \`fp32\` on older ones.`, fixes: [replaceWith(document.text, type.span, "bf16")] };
  },
});

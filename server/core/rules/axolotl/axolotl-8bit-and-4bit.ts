import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { isTrue, scalarAt } from "../../syntax/data/access.ts";

export const axolotl8bitAnd4bit = defineRule({
  id: "axolotl-8bit-and-4bit",
  summary: "The base model is loaded in 8 and in 4 bits",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["axolotl"],
  references: ["https://docs.axolotl.ai/docs/config-reference.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const eight = scalarAt(root, "load_in_8bit");
    if (!eight || !isTrue(root, "load_in_8bit") || !isTrue(root, "load_in_4bit")) return;
    yield { at: eight.span, message: "`load_in_8bit` and `load_in_4bit` are both on, and weights can only be loaded one way. Keep 4 bits for `qlora`, 8 bits for `lora`.", related: othersIn(root, "load_in_4bit") };
  },
});

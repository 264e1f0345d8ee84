import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, numberAt, scalarAt } from "../../syntax/data/access.ts";

const PAIRS = [
  ["hidden_size", "num_attention_heads"],
  ["n_embd", "n_head"],
] as const;
const HEAD_SIZES = ["head_dim", "qk_nope_head_dim", "attention_head_size", "kv_channels"];

export const hfHeadsDivideHidden = defineRule({
  id: "hf-heads-divide-hidden",
  summary: "The number of attention heads does not divide the hidden size",
  severity: "error",
  languages: ["json"],
  kinds: ["hf-config"],
  references: ["https://huggingface.co/docs/transformers/main_classes/configuration"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const [sizeKey, headsKey] of PAIRS) {
      const size = numberAt(root, sizeKey);
      const heads = scalarAt(root, headsKey);
      if (size === undefined || typeof heads?.value !== "number" || heads.value <= 0 || HEAD_SIZES.some((name) => isSet(root, name))) continue;
      if (size % heads.value === 0) continue;
      yield {
        at: heads.span,
        message: `\`${headsKey}\` is ${heads.text}, which does not divide \`${sizeKey}\` (${size}): no head size fits, so the model cannot be built. Use a divisor of ${size}, or set \`head_dim\`.`,
      };
    }
  },
});

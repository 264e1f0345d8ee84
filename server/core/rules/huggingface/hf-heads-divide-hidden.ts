import { defineRule, type Related } from "../../engine/rule.ts";
import { modelParts } from "../../facts/config/modelParts.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, numberAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

const PAIRS = [
  ["hidden_size", "num_attention_heads"],
  ["n_embd", "n_head"],
] as const;
/** Families whose classes take a head size of their own from the class even where the file names none. */
const NEVER_DIVIDES = /^(?:glm4v?_?moe|qwen3_omni_moe)/i;
/** Families whose classes have a head size of their own; the config of a part leaves out what is as in the class. */
const OWN_HEAD_SIZE = /^(?:gemma|recurrent_gemma|t5gemma|qwen3|glm|ernie4_5|minimax|cohere)/;
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
    for (const [part, [sizeKey, headsKey]] of modelParts(root).flatMap((one) => PAIRS.map((pair) => [one, pair] as const))) {
      const size = numberAt(part, sizeKey);
      const heads = scalarAt(part, headsKey);
      if (size === undefined || typeof heads?.value !== "number" || heads.value <= 0 || HEAD_SIZES.some((name) => isSet(part, name))) continue;
      const family = stringAt(part, "model_type") ?? "";
      if (NEVER_DIVIDES.test(family) || (part !== root && OWN_HEAD_SIZE.test(family))) continue;
      if (size % heads.value === 0) continue;
      yield {
        at: heads.span,
        message: `\`${headsKey}\` is ${heads.text}, which does not divide \`${sizeKey}\` (${size}): no head size fits, so the model cannot be built. Use a divisor of ${size}, or set \`head_dim\`.`,
        related: related(part, sizeKey),
      };
    }
  },
});

function related(part: Node, sizeKey: string): readonly Related[] {
  const size = scalarAt(part, sizeKey);
  return size ? [{ at: size.span, message: "The hidden size that the heads share." }] : [];
}

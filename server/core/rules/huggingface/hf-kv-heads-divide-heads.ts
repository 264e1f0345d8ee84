import { defineRule } from "../../engine/rule.ts";
import { modelParts } from "../../facts/config/modelParts.ts";
import { rootOf } from "../../kinds/data.ts";
import { numberAt, scalarAt } from "../../syntax/data/access.ts";

export const hfKvHeadsDivideHeads = defineRule({
  id: "hf-kv-heads-divide-heads",
  summary: "The number of key-value heads does not divide the number of attention heads",
  severity: "error",
  languages: ["json"],
  kinds: ["hf-config"],
  references: ["https://huggingface.co/docs/transformers/main_classes/configuration"],
  fix: "none",

  *check(document) {
    for (const part of modelParts(rootOf(document))) {
      const heads = numberAt(part, "num_attention_heads");
      const shared = scalarAt(part, "num_key_value_heads");
      if (heads === undefined || typeof shared?.value !== "number" || shared.value <= 0 || heads % shared.value === 0) continue;
      yield {
        at: shared.span,
        message: `\`num_key_value_heads\` is ${shared.text}, which does not divide \`num_attention_heads\` (${heads}): the query heads cannot be put into equal groups, so the model fails to load. Use a divisor of ${heads}.`,
      };
    }
  },
});

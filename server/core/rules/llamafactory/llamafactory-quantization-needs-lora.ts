import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { isNull, scalarAt, stringAt } from "../../syntax/data/access.ts";

export const llamafactoryQuantizationNeedsLora = defineRule({
  id: "llamafactory-quantization-needs-lora",
  summary: "A quantized model is trained in full",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["llamafactory"],
  references: ["https://llamafactory.readthedocs.io/en/latest/advanced/arguments.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const bits = scalarAt(root, "quantization_bit");
    const type = stringAt(root, "finetuning_type") ?? "lora";
    if (!bits || isNull(bits) || ["lora", "oft"].includes(type)) return;
    yield { at: bits.span, message: `\`quantization_bit\` needs \`finetuning_type: lora\` (or \`oft\`); with \`${type}\` the quantized weights themselves would be trained, which is refused.`, related: othersIn(root, "finetuning_type") };
  },
});

import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isTrue, mappingAt } from "../../syntax/data/access.ts";

export const hfQuantizationBothBits = defineRule({
  id: "hf-quantization-both-bits",
  summary: "A model is to be loaded in 4 and in 8 bits",
  severity: "error",
  languages: ["json"],
  kinds: ["hf-config"],
  references: ["https://huggingface.co/docs/transformers/quantization/bitsandbytes"],
  fix: "none",

  *check(document) {
    const quantization = mappingAt(rootOf(document), "quantization_config");
    const four = entryOf(quantization, "load_in_4bit");
    const eight = entryOf(quantization, "load_in_8bit");
    if (!four || !eight || !isTrue(quantization, "load_in_4bit") || !isTrue(quantization, "load_in_8bit")) return;
    const at = four.key.span.start > eight.key.span.start ? four : eight;
    yield {
      at: { start: at.key.span.start, end: at.value.span.end },
      message: "`load_in_4bit` and `load_in_8bit` are both true; weights are stored in one of the two, so transformers refuses to load the model. Set one of them to false.",
      related: [{ at: (at === four ? eight : four).key.span, message: "The other one." }],
    };
  },
});

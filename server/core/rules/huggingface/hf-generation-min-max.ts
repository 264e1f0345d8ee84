import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { numberAt, scalarAt } from "../../syntax/data/access.ts";

export const hfGenerationMinMax = defineRule({
  id: "hf-generation-min-max",
  summary: "The shortest text asked for is longer than the longest",
  severity: "error",
  languages: ["json"],
  kinds: ["hf-generation-config"],
  references: ["https://huggingface.co/docs/transformers/main_classes/text_generation"],
  fix: "none",

  *check(document) {
    for (const [low, high] of [["min_length", "max_length"], ["min_new_tokens", "max_new_tokens"]] as const) {
      const least = scalarAt(rootOf(document), low);
      const most = numberAt(rootOf(document), high);
      if (typeof least?.value !== "number" || most === undefined || least.value <= most) continue;
      yield { at: least.span, message: `\`${low}\` (${least.text}) is more than \`${high}\` (${most}), so no text can satisfy both. Lower one or raise the other.`, related: othersIn(rootOf(document), high) };
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { modelParts } from "../../facts/config/modelParts.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt } from "../../syntax/data/access.ts";

export const hfDropoutRange = defineRule({
  id: "hf-dropout-range",
  summary: "A dropout probability is not between 0 and 1",
  severity: "error",
  languages: ["json"],
  kinds: ["hf-config"],
  references: ["https://huggingface.co/docs/transformers/main_classes/configuration"],
  fix: "none",

  *check(document) {
    for (const { key, value } of modelParts(rootOf(document)).flatMap((part) => entriesAt(part))) {
      if (!/(dropout|_drop|pdrop|layerdrop)$|_dropout_prob$/.test(key.text) || value.type !== "scalar") continue;
      if (typeof value.value !== "number" || (value.value >= 0 && value.value <= 1)) continue;
      yield { at: value.span, message: `\`${key.text}\` is ${value.text}, yet a dropout is a probability between 0 and 1. PyTorch refuses it.` };
    }
  },
});

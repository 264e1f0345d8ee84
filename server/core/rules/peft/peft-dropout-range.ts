import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt } from "../../syntax/data/access.ts";

export const peftDropoutRange = defineRule({
  id: "peft-dropout-range",
  summary: "The dropout of an adapter is not between 0 and 1",
  severity: "error",
  languages: ["json", "yaml"],
  kinds: ["peft-adapter"],
  references: ["https://huggingface.co/docs/peft/package_reference/config"],
  fix: "none",

  *check(document) {
    for (const { key, value } of entriesAt(rootOf(document))) {
      if (!key.text.endsWith("dropout") || value.type !== "scalar" || typeof value.value !== "number") continue;
      if (value.value >= 0 && value.value < 1) continue;
      if (value.value === 1) {
        yield { at: value.span, message: `\`${key.text}\` is ${value.text}: in training everything is dropped, so that the adapter learns nothing. Usual values are 0 to 0.1.` };
        continue;
      }
      yield { at: value.span, message: `\`${key.text}\` is ${value.text}, yet a dropout is a probability between 0 and 1. PyTorch refuses it.` };
    }
  },
});

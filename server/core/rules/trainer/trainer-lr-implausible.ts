import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const trainerLrImplausible = defineRule({
  id: "trainer-lr-implausible",
  summary: "A learning rate is far too high",
  severity: "warning",
  languages: ["yaml", "json"],
  kinds: ["trainer", "llamafactory", "axolotl"],
  references: ["https://huggingface.co/docs/transformers/main_classes/trainer"],
  fix: "none",

  *check(document) {
    const rate = scalarAt(rootOf(document), "learning_rate");
    if (typeof rate?.value !== "number" || (rate.value > 0 && rate.value <= 0.1)) return;
    const why = rate.value <= 0 ? "the model does not learn" : "the weights of a transformer fly apart within a few steps";
    yield { at: rate.span, message: `A learning rate of ${rate.text} is implausible: ${why}. Fine-tuning usually takes 0.000001 to 0.001; is a minus sign missing in the exponent?` };
  },
});

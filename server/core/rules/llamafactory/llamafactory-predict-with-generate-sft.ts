import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { isTrue, scalarAt, stringAt } from "../../syntax/data/access.ts";

export const llamafactoryPredictWithGenerateSft = defineRule({
  id: "llamafactory-predict-with-generate-sft",
  summary: "`predict_with_generate` is on outside of supervised fine-tuning",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["llamafactory"],
  references: ["https://llamafactory.readthedocs.io/en/latest/advanced/arguments.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const stage = stringAt(root, "stage") ?? "sft";
    const flag = scalarAt(root, "predict_with_generate");
    if (!isTrue(root, "predict_with_generate") || !flag || stage === "sft") return;
    yield { at: flag.span, message: `\`predict_with_generate\` works in the stage \`sft\` only; this run is \`${stage}\`, and is refused.`, related: othersIn(root, "stage") };
  },
});

import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, scalarAt } from "../../syntax/data/access.ts";

export const trainerEvalWithoutDataset = defineRule({
  id: "trainer-eval-without-dataset",
  summary: "Evaluation is on, yet there is nothing to evaluate on",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["llamafactory"],
  references: ["https://huggingface.co/docs/transformers/main_classes/trainer"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const strategy = scalarAt(root, "eval_strategy");
    if (!strategy || !["steps", "epoch"].includes(strategy.text) || isSet(root, "eval_dataset") || isSet(root, "eval_on_each_dataset")) return;
    const share = scalarAt(root, "val_size");
    if (share && !(typeof share.value === "number" && share.value <= 0)) return;
    yield { at: strategy.span, message: "Evaluation is on, yet neither `val_size` nor `eval_dataset` says on which data: the trainer stops at once. Add one of them, or turn evaluation off.", related: othersIn(root, "val_size") };
  },
});

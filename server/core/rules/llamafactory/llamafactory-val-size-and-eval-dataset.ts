import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, scalarAt } from "../../syntax/data/access.ts";

export const llamafactoryValSizeAndEvalDataset = defineRule({
  id: "llamafactory-val-size-and-eval-dataset",
  summary: "Both `val_size` and `eval_dataset` are set",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["llamafactory"],
  references: ["https://llamafactory.readthedocs.io/en/latest/advanced/arguments.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const share = scalarAt(root, "val_size");
    if (typeof share?.value !== "number" || share.value <= 0 || !isSet(root, "eval_dataset")) return;
    yield { at: share.span, message: "`val_size` cuts evaluation data off the training data, and `eval_dataset` names other data: the run is refused with both. Keep one.", related: othersIn(root, "eval_dataset") };
  },
});

import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, scalarAt } from "../../syntax/data/access.ts";

export const axolotlValSetAndTestDatasets = defineRule({
  id: "axolotl-val-set-and-test-datasets",
  summary: "Evaluation data is given twice",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["axolotl"],
  references: ["https://docs.axolotl.ai/docs/config-reference.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const share = scalarAt(root, "val_set_size");
    if (typeof share?.value !== "number" || share.value <= 0 || !isSet(root, "test_datasets")) return;
    yield { at: share.span, message: "`val_set_size` cuts evaluation data off the training data, yet `test_datasets` names other data: Axolotl refuses both together. Set `val_set_size: 0`.", related: othersIn(root, "test_datasets") };
  },
});

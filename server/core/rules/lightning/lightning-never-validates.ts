import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { numberAt, scalarAt } from "../../syntax/data/access.ts";

export const lightningNeverValidates = defineRule({
  id: "lightning-never-validates",
  summary: "Training ends before the first validation",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["lightning-cli"],
  references: ["https://lightning.ai/docs/pytorch/stable/common/trainer.html#check-val-every-n-epoch"],
  fix: "none",

  *check(document) {
    const every = scalarAt(rootOf(document), "trainer", "check_val_every_n_epoch");
    const epochs = numberAt(rootOf(document), "trainer", "max_epochs");
    if (typeof every?.value !== "number" || epochs === undefined || epochs < 1 || every.value <= epochs) return;
    yield { at: every.span, message: `Validation comes every ${every.value} epochs and training ends after ${epochs}, so it never comes: no validation metric, no best checkpoint, no early stopping. Validate more often.` };
  },
});

import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";

export const axolotlSavesPerEpochAndSaveSteps = defineRule({
  id: "axolotl-saves-per-epoch-and-save-steps",
  summary: "Both `save_steps` and `saves_per_epoch` are set",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["axolotl"],
  references: ["https://docs.axolotl.ai/docs/config-reference.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const [first, second] = [scalarAt(root, "save_steps"), scalarAt(root, "saves_per_epoch")];
    if (!isOn(first) || !isOn(second)) return;
    yield { at: second.span, message: "`save_steps` and `saves_per_epoch` exclude each other: both say when to save. Axolotl refuses the run; keep one.", related: othersIn(root, "save_steps") };
  },
});

const isOn = (scalar: Scalar | undefined): scalar is Scalar => scalar !== undefined && scalar.value !== null && scalar.value !== 0 && scalar.value !== false;

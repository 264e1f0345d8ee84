import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isNull, isSet, numberAt, scalarAt } from "../../syntax/data/access.ts";

export const axolotlEarlyStoppingNeedsEval = defineRule({
  id: "axolotl-early-stopping-needs-eval",
  summary: "Early stopping without evaluations that fall together with checkpoints",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["axolotl"],
  references: ["https://docs.axolotl.ai/docs/config-reference.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const patience = scalarAt(root, "early_stopping_patience");
    if (!patience || isNull(patience) || patience.value === false) return;
    const [evaluation, save] = [numberAt(root, "eval_steps"), numberAt(root, "save_steps")];
    const perEpoch = isSet(root, "evals_per_epoch") && isSet(root, "saves_per_epoch");
    if ((evaluation === undefined || save === undefined) && !perEpoch) {
      yield { at: patience.span, message: "Early stopping compares evaluations and goes back to a checkpoint, so it needs `eval_steps` and `save_steps`. Add both." };
    } else if (evaluation !== undefined && save !== undefined && save % evaluation !== 0) {
      yield { at: patience.span, message: `Early stopping needs a checkpoint at an evaluation: \`save_steps\` (${save}) must be a multiple of \`eval_steps\` (${evaluation}).` };
    }
  },
});

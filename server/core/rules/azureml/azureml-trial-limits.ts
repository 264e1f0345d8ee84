import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, nodeAt, numberAt, scalarAt } from "../../syntax/data/access.ts";

export const azuremlTrialLimits = defineRule({
  id: "azureml-trial-limits",
  summary: "A sweep runs more trials at a time than it has",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-sweep"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const holder of [root, ...entriesAt(root, "jobs").map(({ value }) => value)]) {
      const atATime = scalarAt(holder, "limits", "max_concurrent_trials");
      const most = numberAt(holder, "limits", "max_total_trials");
      if (typeof atATime?.value === "number" && most !== undefined && atATime.value > most) yield { at: atATime.span, message: `${atATime.text} trials at a time are more than the ${most} that the sweep has altogether, and Azure ML refuses that.`, related: othersIn(nodeAt(holder, "limits"), "max_total_trials") };
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, isSet, scalarAt } from "../../syntax/data/access.ts";

export const azuremlSweepObjectiveMissing = defineRule({
  id: "azureml-sweep-objective-missing",
  summary: "A sweep does not say what it optimizes",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const holder of root ? [root, ...entriesAt(root, "jobs").map(({ value }) => value)] : []) {
      const type = scalarAt(holder, "type");
      if (type?.text === "sweep" && !isSet(holder, "objective", "primary_metric")) yield { at: (entryOf(holder, "objective")?.key ?? type).span, message: "This sweep has no `objective` with `goal` and `primary_metric`, so Azure ML cannot tell which trial is best and refuses it.", related: [{ at: holder.span, message: "The whole sweep." }] };
    }
  },
});

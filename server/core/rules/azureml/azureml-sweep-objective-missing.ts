import { defineRule } from "../../engine/rule.ts";
import { isSlippedIn } from "../../facts/config/meant.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, isSet, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

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
      if (type?.text !== "sweep" || isSlippedIn(holder, "objective")) continue;
      const objective = entryOf(holder, "objective");
      const lacks = ["goal", "primary_metric"].filter((name) => !isSet(holder, "objective", name));
      // A slip in one of the names is told there.
      const slipped = entriesAt(holder, "objective").some(({ key }) => lacks.includes(nearest(key.text, ["goal", "primary_metric"]) ?? "") && !["goal", "primary_metric"].includes(key.text)) || (lacks.length === 1 && entriesAt(holder, "objective").length > 1);
      if (lacks.length === 0 || slipped) continue;
      const what = objective ? `Here is no ${lacks.map((name) => `\`${name}\``).join(" and no ")}` : "This sweep has no `objective` with `goal` and `primary_metric`";
      yield { at: (objective?.key ?? type).span, message: `${what}, so Azure ML cannot tell which trial is best and refuses it. Add ${lacks.length > 1 ? "them" : "it"}.`, related: [{ at: objective?.value.span ?? holder.span, message: objective ? "The whole objective." : "The whole sweep." }] };
    }
  },
});

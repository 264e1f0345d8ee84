import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, isSet, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const wandbBayesNeedsMetric = defineRule({
  id: "wandb-bayes-needs-metric",
  summary: "A Bayesian sweep without a metric",
  severity: "error",
  languages: ["yaml"],
  kinds: ["wandb-sweep"],
  references: ["https://docs.wandb.ai/guides/sweeps/sweep-config-keys"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const method = scalarAt(root, "method");
    if (method?.text !== "bayes" || isSet(root, "metric", "name") || entriesAt(root, "metric").some(({ key }) => nearest(key.text, ["name"]) !== undefined)) return;
    if (!isSet(root, "metric") && entriesAt(root).some(({ key }) => nearest(key.text, ["metric"], 1) !== undefined)) return;
    yield { at: method.span, message: "`bayes` chooses values by how a metric comes out, yet `metric` is missing. Add its `name` and `goal`, or use `random`." };
  },
});

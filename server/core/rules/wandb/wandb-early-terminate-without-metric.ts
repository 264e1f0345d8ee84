import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, isNull, isSet } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const wandbEarlyTerminateWithoutMetric = defineRule({
  id: "wandb-early-terminate-without-metric",
  summary: "Poor runs are stopped, yet no metric says what is poor",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["wandb-sweep"],
  references: ["https://docs.wandb.ai/guides/sweeps/sweep-config-keys"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const entry = entryOf(root, "early_terminate");
    if (!entry || isNull(entry.value) || isSet(root, "metric", "name") || entriesAt(root, "metric").some(({ key }) => nearest(key.text, ["name"]) !== undefined)) return;
    if (!isSet(root, "metric") && entriesAt(root).some(({ key }) => nearest(key.text, ["metric"], 1) !== undefined)) return;
    yield { at: entry.key.span, message: "`early_terminate` stops runs that do poorly, yet `metric` does not say what is compared. Add its `name` and `goal`." };
  },
});

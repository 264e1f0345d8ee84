import { defineRule } from "../../engine/rule.ts";
import { cronProblem } from "../../facts/config/cron.ts";
import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const k8sSchedule = defineRule({
  id: "k8s-schedule",
  summary: "The schedule of a CronJob is not a cron expression",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes"],
  references: ["https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax"],
  fix: "none",

  *check(document) {
    for (const { root, kind } of manifestsOf(document)) {
      const schedule = /^(?:Ray)?CronJob$/.test(kind) ? scalarAt(root, "spec", "schedule") : undefined;
      const problem = !schedule || isPlaceholder(schedule) ? undefined : cronProblem(schedule.text);
      if (schedule && problem !== undefined) yield { at: schedule.span, message: `\`${schedule.text}\` is not a cron expression, so the cluster refuses the ${kind}: ${problem}.` };
    }
  },
});

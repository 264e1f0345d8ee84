import { defineRule } from "../../engine/rule.ts";
import { cronProblem } from "../../facts/config/cron.ts";
import { rootsOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { nodeAt, scalarsOf, stringAt } from "../../syntax/data/access.ts";

export const argoCronExpression = defineRule({
  id: "argo-cron-expression",
  summary: "A schedule is not a cron expression",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const root of rootsOf(document)) {
      if (stringAt(root, "kind") !== "CronWorkflow") continue;
      for (const schedule of [...scalarsOf(nodeAt(root, "spec", "schedule")), ...scalarsOf(nodeAt(root, "spec", "schedules"))]) {
        const problem = isPlaceholder(schedule) ? undefined : cronProblem(schedule.text);
        if (problem !== undefined) yield { at: schedule.span, message: `\`${schedule.text}\` is not a cron expression, so nothing is ever started: ${problem}.` };
      }
    }
  },
});

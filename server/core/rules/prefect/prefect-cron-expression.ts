import { defineRule } from "../../engine/rule.ts";
import { cronProblem } from "../../facts/config/cron.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isNull, itemsAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";

export const prefectCronExpression = defineRule({
  id: "prefect-cron-expression",
  summary: "A schedule is not a cron expression",
  severity: "error",
  languages: ["yaml"],
  kinds: ["prefect"],
  references: ["https://docs.prefect.io/v3/how-to-guides/deployments/prefect-yaml"],
  fix: "none",

  *check(document) {
    for (const deployment of itemsAt(rootOf(document), "deployments")) {
      const schedules = [nodeAt(deployment, "schedule"), ...itemsAt(deployment, "schedules")];
      for (const cron of schedules.flatMap((schedule) => scalarAt(schedule, "cron") ?? [])) {
        const problem = isNull(cron) || isPlaceholder(cron) ? undefined : cronProblem(cron.text, { seconds: true });
        if (problem !== undefined) yield { at: cron.span, message: `\`${cron.text}\` is not a cron expression, so nothing is ever started: ${problem}.` };
      }
    }
  },
});

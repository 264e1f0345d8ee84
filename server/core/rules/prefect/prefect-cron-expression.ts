import { defineRule } from "../../engine/rule.ts";
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
        if (isNull(cron) || isPlaceholder(cron) || /^@\w+$/.test(cron.text) || [5, 6].includes(cron.text.trim().split(/\s+/).length)) continue;
        yield { at: cron.span, message: `\`${cron.text}\` is not a cron expression of five fields (minute, hour, day, month, weekday), so nothing is ever started.` };
      }
    }
  },
});

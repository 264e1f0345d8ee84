import { defineRule } from "../../engine/rule.ts";
import { cronProblem } from "../../facts/config/cron.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entryOf, isNull, mappingAt, scalarAt } from "../../syntax/data/access.ts";

export const zenmlSchedule = defineRule({
  id: "zenml-schedule",
  summary: "A schedule cannot be kept",
  severity: "error",
  languages: ["yaml"],
  kinds: ["zenml"],
  references: ["https://docs.zenml.io/concepts/steps_and_pipelines/yaml_configuration"],
  fix: "none",

  *check(document) {
    const schedule = mappingAt(rootOf(document), "schedule");
    const cron = scalarAt(schedule, "cron_expression");
    const interval = entryOf(schedule, "interval_second");
    const problem = cron && !isNull(cron) && !isPlaceholder(cron) ? cronProblem(cron.text) : undefined;
    if (cron && problem !== undefined) yield { at: cron.span, message: `\`${cron.text}\` is not a cron expression, so nothing is ever started: ${problem}.` };
    if (cron && !isNull(cron) && interval && !isNull(interval.value)) yield { at: interval.key.span, message: "`cron_expression` and `interval_second` both say when to run, and only the first is kept. Remove one." };
  },
});

import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isNull, isSet, itemsAt } from "../../syntax/data/access.ts";

export const prefectScheduleAndSchedules = defineRule({
  id: "prefect-schedule-and-schedules",
  summary: "A deployment has `schedule` and `schedules`",
  severity: "error",
  languages: ["yaml"],
  kinds: ["prefect"],
  references: ["https://docs.prefect.io/v3/how-to-guides/deployments/prefect-yaml"],
  fix: "none",

  *check(document) {
    for (const deployment of itemsAt(rootOf(document), "deployments")) {
      const one = entryOf(deployment, "schedule");
      if (one && !isNull(one.value) && !(one.value.type === "mapping" && one.value.entries.length === 0) && isSet(deployment, "schedules")) yield { at: one.key.span, message: "`schedule` and `schedules` stand in the same deployment, and Prefect refuses that. Move it into the list.", related: othersIn(deployment, "schedules") };
    }
  },
});

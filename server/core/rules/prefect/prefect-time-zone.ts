import { defineRule } from "../../engine/rule.ts";
import { isTimeZone, timeZones } from "../../facts/config/timeZones.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isNull, itemsAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const prefectTimeZone = defineRule({
  id: "prefect-time-zone",
  summary: "A schedule names a time zone that does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["prefect"],
  references: ["https://www.iana.org/time-zones"],
  fix: "none",

  *check(document) {
    const zones = itemsAt(rootOf(document), "deployments").flatMap((deployment) => [nodeAt(deployment, "schedule"), ...itemsAt(deployment, "schedules")]).flatMap((schedule) => scalarAt(schedule, "timezone") ?? []);
    for (const zone of zones) {
      if (isNull(zone) || isPlaceholder(zone) || isTimeZone(zone.text)) continue;
      const meant = nearest(zone.text, timeZones());
      yield { at: zone.span, message: `There is no time zone \`${zone.text}\`, so Prefect refuses the schedule. ${meant === undefined ? "Write a name such as `Europe/Berlin`." : `Did you mean \`${meant}\`?`}` };
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { isTimeZone, timeZones } from "../../facts/config/timeZones.ts";
import { rootsOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isNull, scalarAt, stringAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const argoTimeZone = defineRule({
  id: "argo-time-zone",
  summary: "A schedule names a time zone that does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://www.iana.org/time-zones"],
  fix: "none",

  *check(document) {
    for (const root of rootsOf(document)) {
      const zone = stringAt(root, "kind") === "CronWorkflow" ? scalarAt(root, "spec", "timezone") : undefined;
      if (!zone || isNull(zone) || zone.text === "" || zone.text === "Local" || isPlaceholder(zone) || isTimeZone(zone.text)) continue;
      const meant = nearest(zone.text, timeZones());
      yield { at: zone.span, message: `There is no time zone \`${zone.text}\`, so Argo refuses the schedule. ${meant === undefined ? "Write a name such as `Europe/Berlin`." : `Did you mean \`${meant}\`?`}` };
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isNull, itemsAt, nodeAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const prefectOneScheduleForm = defineRule({
  id: "prefect-one-schedule-form",
  summary: "A schedule says its times in no way, or in several",
  severity: "error",
  languages: ["yaml"],
  kinds: ["prefect"],
  references: ["https://docs.prefect.io/v3/how-to-guides/deployments/prefect-yaml"],
  fix: "none",

  *check(document) {
    for (const deployment of itemsAt(rootOf(document), "deployments")) {
      for (const schedule of [nodeAt(deployment, "schedule") ?? [], ...itemsAt(deployment, "schedules")].flat()) {
        if (schedule.type !== "mapping" || schedule.entries.length === 0 || isPlaceholder(schedule)) continue;
        const ways = schedule.entries.filter(({ key, value }) => WAYS.includes(key.text) && !isNull(value));
        const [first, second] = ways;
        const [head] = schedule.entries;
        // What is there with a slip in its name is told there.
        const elsewhere = schedule.entries.some(({ key, inherited }) => inherited === true || key.text === "schedule" || (!WAYS.includes(key.text) && nearest(key.text, WAYS, 2) !== undefined));
        if (first && second) yield { at: second.key.span, message: `\`${second.key.text}\` stands beside \`${first.key.text}\`: a schedule says its times in one way, and Prefect refuses two. Make two schedules of them.`, related: [{ at: first.key.span, message: "The other one." }] };
        else if (!first && head && !elsewhere) yield { at: head.key.span, message: "This schedule does not say when to run, and Prefect refuses it. Add `cron`, `interval` or `rrule`." };
      }
    }
  },
});

const WAYS: readonly string[] = ["cron", "interval", "rrule"];

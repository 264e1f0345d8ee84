import { defineRule, type Finding } from "../../engine/rule.ts";
import { cronProblem } from "../../facts/config/cron.ts";
import { sortOf } from "../../kinds/azureml/sorts.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, entryOf, isNull, nodeAt, scalarAt, scalarsOf } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const azuremlSchedule = defineRule({
  id: "azureml-schedule",
  summary: "A schedule of Azure ML cannot be read, so nothing is ever started",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-schedule"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    if (sortOf(root) !== "schedule") return;
    const trigger = nodeAt(root, "trigger");
    const type = scalarAt(trigger, "type");
    const cron = scalarAt(trigger, "expression");
    const problem = !cron || isPlaceholder(cron) ? undefined : cronProblem(cron.text);
    if (cron && problem !== undefined) yield { at: cron.span, message: `\`${cron.text}\` is not a cron expression, so Azure ML refuses the schedule: ${problem}.` };
    for (const needed of NEEDS[type?.text.toLowerCase() ?? ""] ?? []) yield* lacking(trigger, needed, type);
    for (const name of ["start_time", "end_time"]) yield* time(trigger, name);
    yield* pattern(nodeAt(trigger, "schedule"));
    const job = entryOf(root, "create_job");
    if (job?.value.type === "mapping") yield* lacking(job.value, "job", job.key);
  },
});

/** What a trigger cannot do without, after azure-ai-ml 1.35 (MIT). */
const NEEDS: Readonly<Record<string, readonly string[]>> = { cron: ["expression"], recurrence: ["frequency", "interval"] };

/** The parts of a time, with the least and the most that each can be. */
const TIMES: Readonly<Record<string, readonly [least: number, most: number]>> = { hours: [0, 23], minutes: [0, 59], month_days: [1, 31] };
const PATTERN = [...Object.keys(TIMES), "week_days"];
const WEEK_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

function* lacking(holder: Node | undefined, name: string, at: { readonly span: Node["span"] } | undefined): Generator<Finding> {
  // What is there with a slip in its name is told there.
  if (holder?.type !== "mapping" || !at || holder.entries.some(({ key }) => key.text === name || nearest(key.text, [name]) !== undefined)) return;
  yield { at: at.span, message: `Here is no \`${name}\`, and Azure ML refuses the schedule without. Add it.`, related: [{ at: holder.span, message: "The whole of it." }] };
}

function* time(trigger: Node | undefined, name: string): Generator<Finding> {
  const written = scalarAt(trigger, name);
  if (!written || isNull(written) || isPlaceholder(written) || isTime(written.text)) return;
  yield { at: written.span, message: `\`${name}\` must be a time such as \`2026-03-01T08:30:00\`; \`${written.text}\` is none, so Azure ML refuses the schedule.` };
}

function isTime(text: string): boolean {
  const [, month = 0, day = 0, hour = 0, minute = 0] = (/^\d{4}-(\d\d?)-(\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::\d\d(?:\.\d+)?)?)?\s*(?:Z|[+-]\d\d:?\d\d)?$/i.exec(text) ?? []).map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 23 && minute <= 59;
}

function* pattern(schedule: Node | undefined): Generator<Finding> {
  for (const { key } of entriesAt(schedule)) {
    const meant = PATTERN.includes(key.text) ? undefined : nearest(key.text, PATTERN);
    if (meant !== undefined) yield { at: key.span, message: `\`${key.text}\` is not a key of \`schedule\`, so Azure ML refuses it. Did you mean \`${meant}\`?` };
  }
  for (const [name, [least, most]] of Object.entries(TIMES)) {
    for (const part of scalarsOf(nodeAt(schedule, name))) {
      const number = Number(part.text);
      if (!isPlaceholder(part) && !(Number.isInteger(number) && number >= least && number <= most)) yield { at: part.span, message: `\`${name}\` go from ${least} to ${most}; here stands \`${part.text}\`, so Azure ML refuses the schedule.` };
    }
  }
  for (const day of scalarsOf(nodeAt(schedule, "week_days"))) {
    if (isPlaceholder(day) || WEEK_DAYS.includes(day.text.toLowerCase())) continue;
    const meant = nearest(day.text, WEEK_DAYS) ?? WEEK_DAYS.find((one) => one.startsWith(day.text.toLowerCase()));
    yield { at: day.span, message: `\`${day.text}\` is no day of the week that Azure ML knows. ${meant === undefined ? "Write `monday` to `sunday`." : `Did you mean \`${meant}\`?`}` };
  }
}

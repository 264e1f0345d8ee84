import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isNull, itemsAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const prefectRecurrenceRule = defineRule({
  id: "prefect-recurrence-rule",
  summary: "A schedule's recurrence rule cannot be read",
  severity: "error",
  languages: ["yaml"],
  kinds: ["prefect"],
  references: ["https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10"],
  fix: "none",

  *check(document) {
    for (const deployment of itemsAt(rootOf(document), "deployments")) {
      const schedules = [nodeAt(deployment, "schedule"), ...itemsAt(deployment, "schedules")];
      for (const rule of schedules.flatMap((schedule) => scalarAt(schedule, "rrule") ?? [])) {
        const problem = isNull(rule) || isPlaceholder(rule) ? undefined : problemOf(rule.text);
        if (problem !== undefined) yield { at: rule.span, message: `Prefect cannot read this recurrence rule, so nothing is ever started: ${problem}.` };
      }
    }
  },
});

const FREQUENCIES = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"];
const PARTS = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "DTSTART", "BYSETPOS", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYEASTER", "BYWEEKNO", "BYDAY", "BYWEEKDAY", "BYHOUR", "BYMINUTE", "BYSECOND"];

/** Least and greatest values, by part; days and weeks may be counted from the end. */
const RANGES: Readonly<Record<string, readonly [least: number, most: number]>> = { BYHOUR: [0, 23], BYMINUTE: [0, 59], BYSECOND: [0, 59], BYMONTH: [1, 12], BYMONTHDAY: [1, 31], BYYEARDAY: [1, 366], BYWEEKNO: [1, 53], INTERVAL: [1, 100_000] };

/** What is wrong, as one phrase. Times and sets of dates (`DTSTART:…`, `EXDATE:…`) are left to Prefect. */
function problemOf(text: string): string | undefined {
  const rules = text.split(/\\n|\s+/).filter((line) => line !== "" && !/^(?:DTSTART|RDATE|EXDATE|EXRULE)\b/i.test(line));
  for (const rule of rules) {
    const pairs = rule.replace(/^RRULE:/i, "").split(";").filter((part) => part !== "").map((part) => part.toUpperCase().split("="));
    const frequency = pairs.find(([name]) => name === "FREQ")?.[1];
    const stranger = pairs.find(([name = ""]) => !PARTS.includes(name))?.[0];
    if (stranger !== undefined) return `\`${stranger}\` is no part of it${hint(stranger, PARTS)}`;
    if (frequency === undefined) return "it has no `FREQ`, such as `FREQ=DAILY`";
    for (const [name = "", values = ""] of pairs) {
      const [least = 0, most = 0] = RANGES[name] ?? [];
      const beyond = RANGES[name] && values.split(",").find((value) => !/^[+-]?\d+$/.test(value) || Math.abs(Number(value)) < least || Math.abs(Number(value)) > most);
      if (beyond !== undefined) return `\`${beyond}\` is none of the values of \`${name}\`, which are ${least} to ${most}`;
    }
    if (!FREQUENCIES.includes(frequency)) return `\`${frequency}\` is no frequency${hint(frequency, FREQUENCIES)}`;
  }
  return undefined;
}

function hint(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return meant === undefined ? "" : `; did you mean \`${meant}\``;
}

/** What is wrong with a schedule of five fields, as one phrase; `undefined` where cron can read it. */
export function cronProblem(text: string): string | undefined {
  const expression = text.replace(/^(CRON_)?TZ=\S+\s+/, "").trim();
  if (/^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every\s+\S+)$/.test(expression)) return undefined;
  const fields = expression.split(/\s+/);
  if (fields.length !== FIELDS.length) return `it has ${fields.length} field${fields.length === 1 ? "" : "s"} in the place of five (minute, hour, day, month, weekday)`;
  for (const [index, { name, least, most }] of FIELDS.entries()) {
    const field = fields[index] ?? "";
    if (!/^[\d*,/\-?LW#A-Za-z]+$/.test(field)) return `\`${field}\` is no ${name}`;
    const wrong = field.split(",").flatMap((part) => (part.split("/")[0] ?? "").split("-")).find((word) => /^\d+$/.test(word) && (Number(word) < least || Number(word) > most));
    if (wrong !== undefined) return `${wrong} is no ${name}: it goes from ${least} to ${most}`;
  }
  return undefined;
}

const FIELDS: readonly { readonly name: string; readonly least: number; readonly most: number }[] = [
  { name: "minute", least: 0, most: 59 },
  { name: "hour", least: 0, most: 23 },
  { name: "day of the month", least: 1, most: 31 },
  { name: "month", least: 1, most: 12 },
  { name: "day of the week", least: 0, most: 7 },
];

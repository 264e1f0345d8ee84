/** What is wrong with a schedule of five fields, as one phrase; `undefined` where cron can read it. */
export function cronProblem(text: string, { seconds = false }: { readonly seconds?: boolean } = {}): string | undefined {
  const expression = text.replace(/^(CRON_)?TZ=\S+\s+/, "").trim();
  if (/^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every\s+\S+)$/.test(expression)) return undefined;
  const fields = expression.split(/\s+/);
  if (fields.length !== FIELDS.length && !(seconds && fields.length === FIELDS.length + 1)) return `it has ${fields.length} field${fields.length === 1 ? "" : "s"} in the place of five (minute, hour, day, month, weekday)`;
  for (const [index, field] of FIELDS.entries()) {
    const problem = fieldProblem(fields[index] ?? "", field);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Words that stand for numbers, beginning with that of `least`. */
  readonly words?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: "minute", least: 0, most: 59 },
  { name: "hour", least: 0, most: 23 },
  { name: "day of the month", least: 1, most: 31 },
  { name: "month", least: 1, most: 12, words: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] },
  { name: "day of the week", least: 0, most: 7, words: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] },
];

function fieldProblem(text: string, field: Field): string | undefined {
  if (!/^[\d*,/\-?LWRH#()A-Za-z]+$/.test(text)) return `\`${text}\` is no ${field.name}`;
  // Random and hashed fields (`R`, `H(0-5)`), and the last or nearest of days, are extensions that some readers have.
  if (/[RH(]|^L|L$|W|#/.test(text)) return undefined;
  for (const part of text.split(",")) {
    const [span = "", step, more] = part.split("/");
    const ends = span.split("-");
    if (more !== undefined || ends.length > 2 || ends.includes("") || (step !== undefined && !/^[1-9]\d*$/.test(step))) return `\`${part}\` is no ${field.name}`;
    const numbers = ends.map((end) => numberOf(end, field));
    const wrong = ends.find((end, index) => end !== "*" && end !== "?" && numbers[index] === undefined);
    if (wrong !== undefined) return /^\d+$/.test(wrong) ? `${wrong} is no ${field.name}: it goes from ${field.least} to ${field.most}` : `\`${wrong}\` is no ${field.name}`;
    const [from, to] = numbers;
    if (from !== undefined && to !== undefined && from > to && field.words === undefined) return `\`${part}\` goes backwards`;
  }
  return undefined;
}

function numberOf(text: string, { least, most, words = [] }: Field): number | undefined {
  const word = words.indexOf(text.toLowerCase().slice(0, 3));
  if (word >= 0 && /^[A-Za-z]{3,9}$/.test(text)) return least + word;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

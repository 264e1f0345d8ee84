import { textCount, type Column } from "../tables/table.ts";
import type { ColumnDrift } from "./report.ts";

/** How a pair of columns is to be compared, or why it cannot be. */
export type Comparable =
  | { readonly state: "comparable"; readonly type: ColumnDrift["type"]; readonly problems: readonly string[] }
  | { readonly state: "undefined"; readonly type: ColumnDrift["type"]; readonly reason: string; readonly problems: readonly string[] };

/** Numbers are compared as numbers, few whole numbers and texts as categories, unless a person says otherwise. */
export function comparable(reference: Column, current: Column, chosen?: ColumnDrift["type"]): Comparable {
  const numeric = isNumeric(reference) && isNumeric(current) ? "number" : "category";
  const type = chosen === "category" || (chosen === "number" && reference.numbers.length * current.numbers.length > 0) ? chosen : numeric;
  const reason = tooFew(reference, "reference") ?? tooFew(current, "current") ?? (chosen ? undefined : identifiers(reference, current, type));
  const changed = chosen === undefined && type === "category" && isNumeric(reference) !== isNumeric(current) && filled(reference) > 0 && filled(current) > 0;
  const [before, after] = isNumeric(reference) ? ["numbers", "text"] : ["text", "numbers"];
  const changes = changed ? [`\`${reference.name}\` holds ${before} in the reference and ${after} in the current data. Its values are compared as text; check how the column is written.`] : [];
  if (reason !== undefined) return { state: "undefined", type, reason, problems: changes };
  if (type === "number") {
    const few = chosen === undefined && isFewWholeNumbers(reference.numbers) && isFewWholeNumbers(current.numbers);
    return { state: "comparable", type: few ? "category" : "number", problems: [leftOut(reference, "reference"), leftOut(current, "current")].flat() };
  }
  return { state: "comparable", type, problems: changes };
}

/** How often each value stands, numbers included; for a column that is compared as categories. */
export function categoryCounts(column: Column): ReadonlyMap<string, number> {
  const counts = new Map(column.texts);
  const { numbers } = column;
  for (let start = 0; start < numbers.length; ) {
    const number = numbers[start] ?? 0;
    let end = start + 1;
    while (end < numbers.length && numbers[end] === number) end += 1;
    counts.set(String(number), (counts.get(String(number)) ?? 0) + end - start);
    start = end;
  }
  return counts;
}

/** A column with this share of text, or less, is a column of numbers with a few slips. */
const SLIPS = 0.05;
const FEW_DISTINCT = 10;
/** Below this a test could not find even a large difference. */
const FEWEST_VALUES = 5;

function isNumeric(column: Column): boolean {
  return column.numbers.length > 0 && textCount(column) <= SLIPS * (column.numbers.length + textCount(column));
}

function isFewWholeNumbers(sorted: Float64Array): boolean {
  let distinct = 0;
  let previous = NaN;
  for (const number of sorted) {
    if (!Number.isInteger(number)) return false;
    if (number !== previous) distinct += 1;
    if (distinct > FEW_DISTINCT) return false;
    previous = number;
  }
  return true;
}

function leftOut(column: Column, side: string): readonly string[] {
  const [example] = column.texts.keys();
  const texts = example === undefined ? [] : [`In the ${side} data, ${counted(textCount(column), column.name)} no number (such as “${example}”) and left out.`];
  const infinite = column.infinite === 0 ? [] : [`In the ${side} data, ${counted(column.infinite, column.name)} infinite and left out.`];
  const rounded = beyondDoubles(column.numbers) ? [`In the ${side} data, \`${column.name}\` holds whole numbers above 2^53, which are compared as they are rounded to 53 bits.`] : [];
  return [...texts, ...infinite, ...rounded];
}

/** Whether a column of whole numbers holds some that a double rounds. */
export function beyondDoubles(sorted: Float64Array): boolean {
  const largest = Math.max(Math.abs(sorted[0] ?? 0), Math.abs(sorted.at(-1) ?? 0));
  return largest > Number.MAX_SAFE_INTEGER && largest < 2 ** 64 && sorted.every((number) => Number.isInteger(number));
}

const counted = (values: number, name: string): string => (values === 1 ? `1 value of \`${name}\` is` : `${values} values of \`${name}\` are`);

const filled = (column: Column): number => column.numbers.length + textCount(column);

function tooFew(column: Column, side: string): string | undefined {
  const count = filled(column);
  if (count >= FEWEST_VALUES) return undefined;
  if (count === 0 && column.infinite > 0) return `no value in the ${side} data is finite`;
  if (count === 0) return column.missing > 0 ? `every value in the ${side} data is missing` : `the ${side} data have no rows`;
  return `the ${side} data have only ${count} ${count === 1 ? "value" : "values"}, and a comparison needs at least ${FEWEST_VALUES}`;
}

/** Row numbers and keys differ between any two data sets, and say nothing about drift. */
function identifiers(reference: Column, current: Column, type: ColumnDrift["type"]): string | undefined {
  if (type === "number") {
    const keys = isKey(reference) && isKey(current);
    return keys ? "every value stands once, so this is a row number or an identifier" : undefined;
  }
  if (isTime(reference) && isTime(current)) return "it holds dates or times, which move on from one data set to the next";
  const unique = isMostlyUnique(reference) && isMostlyUnique(current);
  return unique ? "almost every value stands once, so these are identifiers or free text, whose frequencies cannot be compared" : undefined;
}

function isKey({ name, numbers }: Column): boolean {
  if (numbers.length < 20) return false;
  const whole = numbers.every((number, index) => Number.isInteger(number) && number !== numbers[index - 1]);
  const range = (numbers.at(-1) ?? 0) - (numbers[0] ?? 0) + 1;
  return whole && (isKeyName(name) || range <= 1.2 * numbers.length);
}

/** Whether a column is called as keys and row numbers are. */
export const isKeyName = (name: string): boolean => /(^|[_\s])(id|key|index|uuid|nr|no)$/i.test(name) || /[a-z]I[dD]$/.test(name);

/** ISO 8601 dates with or without a time, and dates with slashes or dots. */
const TIME = /^(\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?|\d{1,2}[/.]\d{1,2}[/.]\d{4})$/;

/** Whether almost every value is a date or a time. */
export function isTime(column: Column): boolean {
  const times = [...column.texts].filter(([text]) => TIME.test(text)).reduce((sum, [, count]) => sum + count, 0);
  return times > (1 - SLIPS) * (column.numbers.length + textCount(column));
}

function isMostlyUnique(column: Column): boolean {
  const count = textCount(column) + column.numbers.length;
  return count >= 20 && column.texts.size + new Set(column.numbers).size > 0.8 * count;
}

import { beyondDoubles, isTime } from "../drift/columnType.ts";
import { bars, histogram } from "../drift/charts.ts";
import { summariseCategories, summariseNumbers } from "../drift/summary.ts";
import { quantile } from "../statistics/quantile.ts";
import { sortedNumbers } from "../statistics/sorted.ts";
import { textAt, type FrameColumn } from "../tables/frame.ts";
import type { Column } from "../tables/table.ts";
import { personalData } from "./personal.ts";
import type { ColumnKind, ColumnNote, ProfileChart, ProfileColumn } from "./report.ts";
import { percent, shortNumber } from "../words.ts";

/** What one column holds, and what is odd about it. */
export function profileColumn(source: FrameColumn, rows: number): ProfileColumn {
  const column = columnOf(source, rows);
  const counts = valueCounts(column);
  const kind = kindOf(column, counts);
  const summary = kind === "number" ? summariseNumbers(column) : summariseCategories(counts, column.missing);
  const whole: ProfileColumn = { name: column.name, kind, ...summary, missingShare: rows === 0 ? 0 : column.missing / rows, chart: chartOf(kind, column, counts), notes: [] };
  return { ...whole, notes: notesOf(whole, column, counts, samplesOf(source, rows)) };
}

/** The column boiled down as drift has it. */
function columnOf({ name, numbers, codes, labels, infinite = 0 }: FrameColumn, rows: number): Column {
  const own = sortedNumbers(numbers.filter((number) => !Number.isNaN(number)));
  const texts = new Map<string, number>();
  for (const code of codes) {
    const label = labels[code];
    if (label !== undefined) texts.set(label, (texts.get(label) ?? 0) + 1);
  }
  const textual = codes.reduce((count, code) => (code >= 0 ? count + 1 : count), 0);
  return { name, numbers: own, texts, missing: rows - own.length - textual - infinite, infinite };
}

const FEW_DISTINCT = 10;
const MOSTLY = 0.95;

function kindOf(column: Column, counts: ReadonlyMap<string, number>): ColumnKind {
  const { numbers, texts, name } = column;
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (all === 0) return "empty";
  if (counts.size === 1) return "constant";
  if (numbers.length >= MOSTLY * all) return numberKind(name, numbers, counts.size);
  if (isTime(column)) return "time";
  if (counts.size <= 0.5 * all) return "category";
  const words = [...texts.keys()].slice(0, 200).reduce((sum, text) => sum + text.split(/\s+/).length, 0) / Math.min(200, texts.size);
  return counts.size > 0.98 * all && words < 1.5 ? "identifier" : "text";
}

function numberKind(name: string, numbers: Float64Array, distinct: number): ColumnKind {
  const whole = numbers.every((number) => Number.isInteger(number));
  if (whole && distinct <= FEW_DISTINCT) return "category";
  const looksLikeKey = /(^|[_\s])(id|key|uuid|index)$/i.test(name) || (numbers.at(-1) ?? 0) - (numbers[0] ?? 0) + 1 === numbers.length;
  return whole && distinct === numbers.length && numbers.length >= 20 && looksLikeKey ? "identifier" : "number";
}

function valueCounts({ numbers, texts }: Column): ReadonlyMap<string, number> {
  const counts = new Map(texts);
  for (const number of numbers) counts.set(String(number), (counts.get(String(number)) ?? 0) + 1);
  return counts;
}

function chartOf(kind: ColumnKind, { numbers }: Column, counts: ReadonlyMap<string, number>): ProfileChart {
  if (kind === "empty" || kind === "text" || kind === "identifier") return { kind: "none" };
  if (kind === "number") {
    const chart = histogram(numbers, numbers);
    return chart.kind === "histogram" ? { kind: "histogram", edges: chart.edges, tails: chart.tails, shares: chart.reference } : { kind: "none" };
  }
  const ordered = [...counts].toSorted((a, b) => b[1] - a[1]);
  const list = ordered.map(([, count]) => count);
  const chart = bars({ labels: ordered.map(([label]) => label), reference: list, current: list });
  return chart.kind === "bars" ? { kind: "bars", labels: chart.labels, shares: chart.reference } : { kind: "none" };
}

const SAMPLES = 300;

/** Values from all over the column. */
function samplesOf(column: FrameColumn, rows: number): readonly string[] {
  const step = Math.max(1, Math.floor(rows / SAMPLES));
  return Array.from({ length: Math.min(rows, SAMPLES) }, (_, place) => textAt(column, place * step)).filter((text) => text !== undefined);
}

/** Values beyond three quartile ranges, which Tukey (1977) calls far out. */
function farOut(sorted: Float64Array): number {
  const [low, high] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
  const reach = 3 * (high - low);
  return reach === 0 ? 0 : sorted.reduce((count, number) => (number < low - reach || number > high + reach ? count + 1 : count), 0);
}

/** What is odd about a column; `counts` are those of its values where these are few enough to be known. */
export function notesOf(column: ProfileColumn, { numbers, texts, infinite }: Pick<Column, "numbers" | "texts" | "infinite">, counts: ReadonlyMap<string, number>, samples: readonly string[]): readonly ColumnNote[] {
  const { name, kind, missing, missingShare, count } = column;
  const warning = (id: ColumnNote["id"], words: string): ColumnNote => ({ id, level: "warning", words });
  const hint = (id: ColumnNote["id"], words: string): ColumnNote => ({ id, level: "hint", words });
  const notes: ColumnNote[] = [];
  // Without a row nothing is missing.
  if (count + missing === 0 && infinite === 0) return notes;
  if (kind === "empty") return [warning("missing", infinite > 0 ? `No value is a finite number or a text; ${infinite} are infinite.` : "Every value is missing.")];
  if (infinite > 0) notes.push(warning("infinite", `${infinite === 1 ? "1 value is" : `${infinite} values are`} infinite, and left out of every figure.`));
  if ((kind === "number" || kind === "constant") && beyondDoubles(numbers)) notes.push(hint("rounded", "It holds whole numbers above 2^53, which are rounded here and in most libraries; as keys they should be text."));
  if (missingShare >= 0.5) notes.push(warning("missing", `${percent(missingShare)} of the values are missing.`));
  else if (missingShare >= 0.05) notes.push(hint("missing", `${percent(missingShare)} of the values are missing.`));
  if (kind === "constant") notes.push(warning("constant", "Every value is the same, so a model can learn nothing from it."));
  const most = [...counts].reduce<readonly [string, number]>((best, entry) => (entry[1] > best[1] ? entry : best), ["", 0]);
  if (kind !== "constant" && count >= 50 && most[1] / count >= 0.99) notes.push(warning("almost-constant", `${percent(most[1] / count)} of the values are “${most[0]}”.`));
  const slips = kind === "number" ? texts.size : 0;
  const [slip = ""] = texts.keys();
  if (slips > 0) notes.push(warning("mixed", `It holds numbers and, ${slips === 1 ? "as one value" : `in ${slips} ways`}, text such as “${slip}”.`));
  else if (kind === "category" && numbers.length > 0 && texts.size > 0 && numbers.length >= 0.2 * count) notes.push(warning("mixed", `It holds both numbers and text such as “${slip}”.`));
  const outliers = kind === "number" ? farOut(numbers) : 0;
  if (outliers > 0) notes.push(hint("outliers", `${outliers === 1 ? "1 value lies" : `${outliers} values lie`} far outside of the others, from ${shortNumber(numbers[0] ?? 0)} to ${shortNumber(numbers.at(-1) ?? 0)}.`));
  if (kind === "identifier") notes.push(hint("identifier", "Almost every value stands once: a key, not a feature."));
  const rare = kind === "category" ? [...counts.values()].filter((times) => times === 1).length : 0;
  if (rare > 0 && rare > 0.1 * counts.size && counts.size > FEW_DISTINCT) notes.push(hint("rare", `${rare} of ${counts.size} categories stand only once.`));
  const personal = personalData(name, samples);
  if (personal) notes.push(warning("personal", `It seems to hold ${personal.what}. Do not train on them or pass them on without need.`));
  return notes;
}

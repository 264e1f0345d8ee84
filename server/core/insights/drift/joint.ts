import { benjaminiHochberg } from "../statistics/benjaminiHochberg.ts";
import { meanDiscrepancy, type Points } from "../statistics/discrepancy.ts";
import { domainClassifier } from "../statistics/domainClassifier.ts";
import { normalSurvival } from "../statistics/normal.ts";
import { quantile } from "../statistics/quantile.ts";
import { seededRandom } from "../statistics/random.ts";
import type { Frame, FrameColumn } from "../tables/frame.ts";
import type { CorrelationChange, DriftOptions, JointDrift } from "./report.ts";
import { short } from "./words.ts";

/** Points whose kernel is held in memory as a whole. */
const MOST_POINTS = 500;
/** From where a classifier tells the sides apart well enough to matter; Evidently has 0.55 as well. */
const TELLING = 0.55;
const NOTABLE = 0.1;
const SEED = 7;

/** Compares samples of rows of both sides. `undefined` where there are not two columns of numbers with values. */
export function jointDrift(reference: Frame, current: Frame, { significance, ignore }: Pick<DriftOptions, "significance" | "ignore">): JointDrift | undefined {
  const columns = reference.columns.flatMap((column) => {
    const other = current.columns.find(({ name }) => name === column.name);
    return other && !ignore.includes(column.name) && isFilled(column) && isFilled(other) ? [{ name: column.name, reference: column, current: other }] : [];
  });
  if (columns.length < 2 || Math.min(reference.rows, current.rows) < FEWEST_ROWS) return undefined;
  const [before, after] = pointsOf(columns, reference.rows, current.rows);
  const names = columns.map(({ name }) => name);
  const { area, pValue, weights } = domainClassifier(before, after);
  const telling = names.map((name, at) => ({ name, weight: weights[at] ?? 0 })).toSorted((a, b) => b.weight - a.weight).slice(0, 3).map(({ name }) => name);
  const { statistic, pValue: chance } = meanDiscrepancy(firstOf(before), firstOf(after), seededRandom(SEED));
  const correlations = changedCorrelations(names, before, after).filter(({ adjustedPValue, ...pair }) => adjustedPValue < significance && Math.abs(pair.current - pair.reference) >= NOTABLE);
  const drifted = pValue < significance && area >= TELLING;
  const found = { rows: [reference.rows, current.rows] as const, columns: names, drifted, classifier: { area, pValue, threshold: TELLING, telling }, discrepancy: { statistic, pValue: chance }, correlations };
  return { ...found, words: wordsOf(found) };
}

const FEWEST_ROWS = 50;
const isFilled = ({ numbers }: FrameColumn): boolean => numbers.filter((number) => !Number.isNaN(number)).length > numbers.length / 2;

interface Pair {
  readonly name: string;
  readonly reference: FrameColumn;
  readonly current: FrameColumn;
}

/** Standardised by the reference's median and quartiles, so that no unit and no outlier counts for more; what is missing stands at the median. */
function pointsOf(columns: readonly Pair[], rows: number, others: number): readonly [Points, Points] {
  const dimensions = columns.length;
  const [before, after] = [new Float64Array(rows * dimensions), new Float64Array(others * dimensions)];
  columns.forEach(({ reference, current }, at) => {
    const sorted = reference.numbers.filter((number) => !Number.isNaN(number)).sort();
    const middle = quantile(sorted, 0.5);
    const scale = quantile(sorted, 0.75) - quantile(sorted, 0.25) || 1;
    const scaled = (number: number): number => (Number.isNaN(number) ? 0 : Math.max(-FAR, Math.min(FAR, (number - middle) / scale)));
    reference.numbers.forEach((number, row) => (before[row * dimensions + at] = scaled(number)));
    current.numbers.forEach((number, row) => (after[row * dimensions + at] = scaled(number)));
  });
  return [{ dimensions, values: before }, { dimensions, values: after }];
}

/** Quartile ranges from the median beyond which a value is as far as can be. */
const FAR = 10;

const firstOf = ({ dimensions, values }: Points): Points => ({ dimensions, values: values.subarray(0, MOST_POINTS * dimensions) });

/** Pearson's correlations compared by Fisher's transformation: atanh r is normal with variance 1 / (n - 3). Fisher (1921), Metron 1. */
function changedCorrelations(names: readonly string[], before: Points, after: Points): readonly CorrelationChange[] {
  const [n, m] = [before, after].map(({ values, dimensions }) => values.length / dimensions) as [number, number];
  const [one, other] = [correlationsOf(before), correlationsOf(after)];
  const pairs = names.flatMap((first, i) => names.slice(i + 1).map((second, place) => ({ first, second, reference: one(i, i + 1 + place), current: other(i, i + 1 + place) })));
  const chances = pairs.map(({ reference, current }) => Math.min(1, 2 * normalSurvival(Math.abs(Math.atanh(held(reference)) - Math.atanh(held(current))) / Math.sqrt(1 / (n - 3) + 1 / (m - 3)))));
  const adjusted = benjaminiHochberg(chances);
  return pairs.map((pair, place) => ({ ...pair, adjustedPValue: adjusted[place] ?? 1 })).toSorted((a, b) => Math.abs(b.current - b.reference) - Math.abs(a.current - a.reference));
}

const held = (correlation: number): number => Math.max(-0.999999, Math.min(0.999999, correlation));

function correlationsOf({ values, dimensions }: Points): (i: number, j: number) => number {
  const rows = values.length / dimensions;
  const column = (at: number): Float64Array => Float64Array.from({ length: rows }, (_, row) => values[row * dimensions + at] ?? 0);
  const centred = Array.from({ length: dimensions }, (_, at) => {
    const whole = column(at);
    const mean = whole.reduce((sum, value) => sum + value, 0) / rows;
    const moved = whole.map((value) => value - mean);
    const length = Math.sqrt(moved.reduce((sum, value) => sum + value * value, 0)) || 1;
    return moved.map((value) => value / length);
  });
  return (i, j) => (centred[i] ?? new Float64Array()).reduce((sum, value, row) => sum + value * (centred[j]?.[row] ?? 0), 0);
}

function wordsOf({ drifted, classifier, correlations }: Omit<JointDrift, "words">): string {
  const [strongest] = correlations;
  const pairs = strongest ? ` \`${strongest.first}\` and \`${strongest.second}\` go together differently: their correlation went from ${short(strongest.reference)} to ${short(strongest.current)}.` : "";
  const told = `a classifier that sees all columns of numbers tells the sides apart with an area of ${short(classifier.area)}`;
  if (!drifted) return `Together stable: ${told}; ${classifier.threshold} and more would matter.${pairs}`;
  return `Together drifted: ${told}, most by ${classifier.telling.map((name) => `\`${name}\``).join(", ")}.${pairs}`;
}

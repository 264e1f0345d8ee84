import { bootstrapIntervals, type Interval, type Weights } from "../statistics/bootstrap.ts";
import { textAt, type FrameColumn } from "../tables/frame.ts";
import { classFigures, confusionFigures, type Confusion } from "./confusion.ts";
import { ratio, sum, valueOf } from "./figures.ts";
import type { Inputs } from "./inputs.ts";
import { metric, type MetricName } from "./metricTable.ts";
import type { ClassesReport, EvaluationOptions, Figure, Metric, ScoresReport } from "./report.ts";
import { rankedScores, scoreFigures, scoresReport, type RankedScores } from "./scores.ts";

export interface Classified {
  readonly metrics: readonly Metric[];
  readonly classes: ClassesReport;
  readonly scores?: ScoresReport;
  /** By row of the inputs: places among the labels. */
  readonly truth: Int32Array;
  readonly guess: Int32Array;
  readonly labels: readonly string[];
  readonly positive?: string;
  readonly problems: readonly string[];
}

const DEFAULT_THRESHOLD = 0.5;
const MOST_CLASSES = 1000;

export type ClassifiedOrNot = { readonly state: "classified"; readonly classified: Classified } | { readonly state: "failed"; readonly reason: string };

export function classification({ label, prediction, score, rows }: Inputs, { positive: asked, threshold = DEFAULT_THRESHOLD }: EvaluationOptions): ClassifiedOrNot {
  const truths = [...rows].map((row) => textAt(label, row) ?? "");
  const classes = [...new Set(truths)].toSorted(inOrder);
  const positive = asked ?? (classes.length === 1 ? classes[0] : classes[1]);
  const scored = score ? Float64Array.from(rows, (row) => score.numbers[row] ?? Number.NaN) : undefined;
  const { guesses, problems } = prediction ? predicted(prediction, rows, classes) : { guesses: byThreshold(scored ?? new Float64Array(), threshold, classes, positive), problems: [] };
  const labels = [...new Set([...classes, ...guesses])].toSorted(inOrder);
  if (labels.length > MOST_CLASSES) return { state: "failed", reason: `There are ${labels.length} different labels and predictions, too many for classes. Is this regression or text? Say so.` };
  if (asked !== undefined && !labels.includes(asked)) return { state: "failed", reason: `“${asked}” is not among the labels, which are ${labels.slice(0, 12).map((one) => `“${one}”`).join(", ")}.` };
  const places = new Map(labels.map((one, place) => [one, place]));
  const [truth, guess] = [truths, guesses].map((texts) => Int32Array.from(texts, (text) => places.get(text) ?? 0)) as [Int32Array, Int32Array];
  const binary = asked !== undefined || labels.length === 2;
  const ranked = binary && scored && positive !== undefined ? rankedFor(scored, truth, places.get(positive) ?? 0) : undefined;
  const counts = countsOf(truth, guess, labels.length);
  return {
    state: "classified",
    classified: {
      metrics: metricsOf({ truth, guess, size: labels.length, positive: binary && positive !== undefined ? places.get(positive) : undefined, ranked }),
      classes: { labels, ...(binary && positive !== undefined && { positive }), counts, perClass: classFigures(labels, counts) },
      ...(ranked && positive !== undefined && { scores: scoresReport(ranked.scores, positive, ranked.areChances) }),
      ...{ truth, guess, labels },
      ...(binary && positive !== undefined && { positive }),
      problems: [...problems, ...(score && !binary ? ["A single column of scores says nothing where there are more than two classes; it is left out. Name the class that it is for as the positive one."] : []), ...(ranked?.problems ?? [])],
    },
  };
}

/** Numbers by size, texts by the alphabet. */
function inOrder(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return a < b ? -1 : 1;
}

const TRUTHS: Readonly<Record<string, string>> = { true: "1", false: "0", True: "1", False: "0", TRUE: "1", FALSE: "0" };

/** One side may say `True` where the other says 1. */
function predicted(prediction: FrameColumn, rows: Uint32Array, classes: readonly string[]): { readonly guesses: readonly string[]; readonly problems: readonly string[] } {
  const guesses = [...rows].map((row) => textAt(prediction, row) ?? "");
  const known = new Set(classes);
  const own = new Set(guesses);
  if ([...own].some((guess) => known.has(guess))) return { guesses, problems: [] };
  const back = new Map(classes.map((one) => [TRUTHS[one] ?? one, one]));
  const translated = guesses.map((guess) => back.get(TRUTHS[guess] ?? guess));
  if (translated.every((guess) => guess !== undefined)) return { guesses: translated, problems: [`\`${prediction.name}\` says ${[...own].join("/")} where the labels say ${classes.join("/")}; true is taken for 1.`] };
  return { guesses, problems: [`No prediction in \`${prediction.name}\` is one of the labels. Are they written differently, or is it the wrong column?`] };
}

function byThreshold(scores: Float64Array, threshold: number, classes: readonly string[], positive: string | undefined): readonly string[] {
  const negative = classes.find((one) => one !== positive) ?? `not ${positive ?? ""}`;
  return [...scores].map((score) => (score >= threshold ? (positive ?? "") : negative));
}

function countsOf(truth: Int32Array, guess: Int32Array, size: number, weights: Weights = () => 1): Confusion {
  const counts = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  truth.forEach((place, row) => {
    const line = counts[place];
    const column = guess[row] ?? 0;
    if (line) line[column] = (line[column] ?? 0) + weights(row);
  });
  return counts;
}

interface Ranked {
  readonly scores: RankedScores;
  /** The row of the inputs of each row that has a score. */
  readonly rows: Uint32Array;
  readonly areChances: boolean;
  readonly problems: readonly string[];
}

function rankedFor(scored: Float64Array, truth: Int32Array, positive: number): Ranked | undefined {
  const rows = Uint32Array.from(scored, (_, row) => row).filter((row) => !Number.isNaN(scored[row] ?? Number.NaN));
  if (rows.length === 0) return undefined;
  const scores = Float64Array.from(rows, (row) => scored[row] ?? 0);
  const left = scored.length - rows.length;
  const problems = left > 0 ? [`${left} rows have no score and are left out of what needs one.`] : [];
  return { scores: rankedScores(scores, Uint8Array.from(rows, (row) => (truth[row] === positive ? 1 : 0))), rows, areChances: scores.every((score) => score >= 0 && score <= 1), problems };
}

interface Work {
  readonly truth: Int32Array;
  readonly guess: Int32Array;
  readonly size: number;
  readonly positive: number | undefined;
  readonly ranked: Ranked | undefined;
}

function metricsOf(work: Work): readonly Metric[] {
  const named = figuresOf(work);
  const intervals = bootstrapIntervals(work.truth.length, (weights) => figuresOf(work, weights).map(([, figure]) => valueOf(figure)));
  return named.map(([name, figure], place): Metric => metric(name, figure, intervals[place] satisfies Interval | undefined));
}

function figuresOf({ truth, guess, size, positive, ranked }: Work, weights?: Weights): readonly (readonly [MetricName, Figure])[] {
  const counts = countsOf(truth, guess, size, weights);
  const whole = confusionFigures(counts);
  const own = positive === undefined ? [] : positiveFigures(counts, positive);
  const common: readonly (readonly [MetricName, Figure])[] =
    positive === undefined
      ? [["accuracy", whole.accuracy], ["balancedAccuracy", whole.balancedAccuracy], ["macroPrecision", whole.macroPrecision], ["macroRecall", whole.macroRecall], ["macroF1", whole.macroF1], ["weightedPrecision", whole.weightedPrecision], ["weightedF1", whole.weightedF1]]
      : [["accuracy", whole.accuracy], ["balancedAccuracy", whole.balancedAccuracy]];
  const agreement: readonly (readonly [MetricName, Figure])[] = [["matthews", whole.matthews], ["kappa", whole.kappa]];
  const scores = ranked ? Object.entries(scoreFigures(ranked.scores, ranked.areChances, weights && ((row) => weights(ranked.rows[row] ?? 0)))).map(([name, figure]) => [name as MetricName, figure as Figure] as const) : [];
  return [...own, ...common, ...agreement, ...scores];
}

function positiveFigures(counts: Confusion, positive: number): readonly (readonly [MetricName, Figure])[] {
  const hit = counts[positive]?.[positive] ?? 0;
  const [support, guessed] = [sum(counts[positive] ?? []), sum(counts.map((row) => row[positive] ?? 0))];
  return [
    ["precision", ratio(hit, guessed, "nothing is predicted positive")],
    ["recall", ratio(hit, support, "no row has the positive label")],
    ["f1", ratio(2 * hit, support + guessed, "nothing is positive or predicted so")],
  ];
}

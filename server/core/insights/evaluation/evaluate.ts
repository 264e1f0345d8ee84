import { bootstrapIntervals, type Weights } from "../statistics/bootstrap.ts";
import { textAt, type Frame } from "../tables/frame.ts";
import { percent, shortNumber } from "../words.ts";
import { classification, type Classified } from "./classification.ts";
import { defined, undefinedBecause, valueOf } from "./figures.ts";
import { classGroups, errorGroups } from "./grouped.ts";
import { readInputs, type Inputs } from "./inputs.ts";
import { metric, type MetricName } from "./metricTable.ts";
import { queryFigures, rankingFigures, type Query, type QueryFigures } from "./ranking.ts";
import { extremeErrors, regressionFigures, residualsReport } from "./regression.ts";
import type { EvaluationOptions, EvaluationReport, Figure, Metric, Slice, Task } from "./report.ts";
import { segmentsOf } from "./segments.ts";
import { worstSlices } from "./slices.ts";
import { textFigures, textMetrics } from "./texts.ts";
import { versus } from "./versus.ts";
import { evaluationWords } from "./words.ts";

export type Evaluated = { readonly state: "evaluated"; readonly report: EvaluationReport } | { readonly state: "failed"; readonly reason: string };

/** Judges predictions by their labels: figures with intervals, groups, and where the predictions are worst. */
export function evaluate(frame: Frame, options: EvaluationOptions): Evaluated {
  const read = readInputs(frame, options);
  if (read.state === "failed") return read;
  const { inputs } = read;
  const part = PARTS[inputs.task](inputs, options, frame);
  if (part.state === "failed") return part;
  const { metrics = [], problems = [], ...rest } = part.report;
  const compared = versus(frame, options, inputs);
  const report: Omit<EvaluationReport, "words"> = {
    version: 1,
    data: { name: frame.name, rows: frame.rows, used: inputs.rows.length },
    task: inputs.task,
    columns: options.columns,
    metrics,
    groups: [],
    slices: [],
    ...rest,
    ...(typeof compared === "object" && { versus: compared }),
    problems: [...inputs.problems, ...problems, ...(typeof compared === "string" ? [compared] : [])],
  };
  return { state: "evaluated", report: { ...report, words: evaluationWords(report) } };
}

type Part = { readonly state: "done"; readonly report: Partial<EvaluationReport> } | { readonly state: "failed"; readonly reason: string };

const PARTS: Readonly<Record<Task, (inputs: Inputs, options: EvaluationOptions, frame: Frame) => Part>> = {
  classification: (inputs, options, frame) => {
    const result = classification(inputs, options);
    if (result.state === "failed") return result;
    const { classified } = result;
    const { metrics, classes, scores, problems } = classified;
    return { state: "done", report: { metrics, classes, ...(scores && { scores }), groups: classGroups(inputs, classified), slices: slicesOf(frame, inputs, options, wrong(classified), wrongWords), problems } };
  },
  regression: (inputs, options, frame) => {
    const [labels, predictions] = [numbersOf(inputs, inputs.label), numbersOf(inputs, inputs.prediction)];
    const errors = labels.map((label, row) => (predictions[row] ?? 0) - label);
    const { medianError, maxError } = extremeErrors(labels, predictions);
    const metrics = intervalled(labels.length, (weights) => Object.entries(regressionFigures(labels, predictions, weights)));
    return {
      state: "done",
      report: {
        metrics: [...metrics, metric("medianError", medianError), metric("maxError", maxError), ...coverageOf(inputs, labels)],
        residuals: residualsReport(labels, predictions),
        groups: errorGroups(inputs, errors),
        slices: slicesOf(frame, inputs, options, errors.map(Math.abs), errorWords),
      },
    };
  },
  ranking: (inputs) => {
    const queries = queriesOf(inputs).map(queryFigures);
    return { state: "done", report: { metrics: intervalled(queries.length, (weights) => Object.entries(rankingFigures(queries, weights))), problems: queryWords(queries) } };
  },
  text: (inputs, options, frame) => {
    const { label, prediction, rows } = inputs;
    const figures = [...rows].map((row) => textFigures(textAt(label, row) ?? "", prediction ? (textAt(prediction, row) ?? "") : ""));
    const losses = Float64Array.from(figures, ({ tokenF1 }) => 1 - tokenF1);
    return { state: "done", report: { metrics: intervalled(rows.length, (weights) => Object.entries(textMetrics(figures, weights))), slices: slicesOf(frame, inputs, options, losses, textWords) } };
  },
};

/** The keys of the figures are names of the table of metrics. */
function intervalled(rows: number, figures: (weights?: Weights) => readonly (readonly [string, Figure])[]): readonly Metric[] {
  const intervals = bootstrapIntervals(rows, (weights) => figures(weights).map(([, figure]) => valueOf(figure)));
  return figures().map(([name, figure], place) => metric(name as MetricName, figure, intervals[place]));
}

const numbersOf = ({ rows }: Inputs, column: Inputs["prediction"]): Float64Array => Float64Array.from(rows, (row) => column?.numbers[row] ?? Number.NaN);
const wrong = ({ truth, guess }: Classified): Float64Array => Float64Array.from(truth, (place, row) => (place === guess[row] ? 0 : 1));

function coverageOf({ bounds, rows }: Inputs, labels: Float64Array): readonly Metric[] {
  if (!bounds) return [];
  const [lower, upper] = bounds;
  let [inside, width, all] = [0, 0, 0];
  labels.forEach((label, place) => {
    const [low, high] = [lower.numbers[rows[place] ?? 0] ?? Number.NaN, upper.numbers[rows[place] ?? 0] ?? Number.NaN];
    if (Number.isNaN(low) || Number.isNaN(high)) return;
    all += 1;
    width += high - low;
    if (low <= label && label <= high) inside += 1;
  });
  const figure = (total: number): Figure => (all === 0 ? undefinedBecause("no row has both ends of the interval") : defined(total / all));
  return [metric("coverage", figure(inside)), metric("intervalWidth", figure(width))];
}

function queryWords(queries: readonly QueryFigures[]): readonly string[] {
  const without = queries.filter(({ ndcg }) => ndcg === undefined).length;
  return [`${queries.length === 1 ? "1 query" : `${queries.length} queries`}${without === 0 ? "" : `, of which ${without} ${without === 1 ? "holds" : "hold"} nothing relevant and ${without === 1 ? "counts" : "count"} for the precision only`}.`];
}

function queriesOf({ label, score, query, rows }: Inputs): readonly Query[] {
  const queries = new Map<string, { relevance: number[]; scores: number[] }>();
  for (const row of rows) {
    const key = query ? (textAt(query, row) ?? "") : "";
    const own = queries.get(key) ?? { relevance: [], scores: [] };
    own.relevance.push(label.numbers[row] ?? 0);
    own.scores.push(score?.numbers[row] ?? 0);
    queries.set(key, own);
  }
  return [...queries.values()];
}

type Words = (conditions: readonly string[], rows: number, inside: number, outside: number) => string;

function slicesOf(frame: Frame, { rows }: Inputs, { columns }: EvaluationOptions, losses: Float64Array, words: Words): readonly Slice[] {
  const used = new Set([columns.label, columns.prediction, columns.score, columns.query, columns.lower, columns.upper, columns.versus, columns.versusScore]);
  const segments = frame.columns.filter(({ name }) => !used.has(name)).flatMap((column) => segmentsOf(column, rows) ?? []);
  return worstSlices(segments, losses, words);
}

const where = (conditions: readonly string[]): string => `Where ${conditions.join(" and ")}`;
const wrongWords: Words = (conditions, rows, inside, outside) => `${where(conditions)}: ${percent(inside)} of ${rows} predictions are wrong, elsewhere ${percent(outside)}.`;
const errorWords: Words = (conditions, rows, inside, outside) => `${where(conditions)}: ${rows} predictions are off by ${shortNumber(inside)} on average, elsewhere by ${shortNumber(outside)}.`;
const textWords: Words = (conditions, rows, inside, outside) => `${where(conditions)}: ${rows} answers share ${percent(1 - inside)} of their words with the reference, elsewhere ${percent(1 - outside)}.`;

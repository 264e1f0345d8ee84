import { bootstrapIntervals } from "../statistics/bootstrap.ts";
import { deLongTest } from "../statistics/deLong.ts";
import { mcNemarTest } from "../statistics/mcnemar.ts";
import { normalQuantile } from "../statistics/normal.ts";
import { signFlipTest } from "../statistics/signFlips.ts";
import type { Frame } from "../tables/frame.ts";
import { percent, shortNumber } from "../words.ts";
import { classification } from "./classification.ts";
import { readInputs, type Inputs } from "./inputs.ts";
import type { EvaluationOptions, ModelTest, VersusReport } from "./report.ts";

/** Compares two models on the rows that both have answered. `undefined` where nothing is to be compared; a reason where it cannot be. */
export function versus(frame: Frame, options: EvaluationOptions, inputs: Inputs): VersusReport | string | undefined {
  const { columns } = options;
  if (columns.versus === undefined && columns.versusScore === undefined) return undefined;
  if (inputs.task === "ranking" || inputs.task === "text") return `Two models are compared side by side for classification and regression, not for ${inputs.task}.`;
  const other = { label: columns.label, groups: columns.groups, ...(columns.versus !== undefined && { prediction: columns.versus }), ...(columns.versusScore !== undefined && { score: columns.versusScore }) };
  const read = readInputs(frame, { ...options, columns: other, task: inputs.task });
  if (read.state === "failed") return read.reason;
  const rival = new Set(read.inputs.rows);
  const rows = inputs.rows.filter((row) => rival.has(row));
  if (rows.length === 0) return "No row has answers of both models.";
  const pair = [{ ...inputs, rows }, { ...read.inputs, rows }] as const;
  const tests = inputs.task === "classification" ? classTests(pair, options) : errorTests(pair);
  if (typeof tests === "string") return tests;
  const first = columns.prediction ?? columns.score ?? "";
  const second = columns.versus ?? columns.versusScore ?? "";
  return { first, second, rows: rows.length, tests: tests.map((test) => ({ ...test, words: wordsOf(test, first, second) })) };
}

type Bare = Omit<ModelTest, "words">;
type Pair = readonly [first: Inputs, second: Inputs];

const Z95 = normalQuantile(0.975);

function classTests([first, second]: Pair, options: EvaluationOptions): readonly Bare[] | string {
  const [one, other] = [classification(first, options), classification(second, options)];
  if (one.state === "failed") return one.reason;
  if (other.state === "failed") return other.reason;
  const [a, b] = [one.classified, other.classified];
  const right = ({ truth, guess, labels }: typeof a): readonly boolean[] => Array.from(truth, (place, row) => labels[place] === labels[guess[row] ?? -1]);
  const [ofFirst, ofSecond] = [right(a), right(b)];
  const count = (test: (row: number) => boolean): number => ofFirst.reduce((all, _, row) => all + (test(row) ? 1 : 0), 0);
  const [onlyFirst, onlySecond, rows] = [count((row) => ofFirst[row] === true && ofSecond[row] === false), count((row) => ofFirst[row] === false && ofSecond[row] === true), ofFirst.length];
  const difference = (onlySecond - onlyFirst) / rows;
  const deviation = Math.sqrt(Math.max(0, onlyFirst + onlySecond - (onlySecond - onlyFirst) ** 2 / rows)) / rows;
  const accuracy: Bare = {
    id: "mcnemar",
    title: "McNemar's test of the accuracy",
    figure: "accuracy",
    better: "higher",
    first: count((row) => ofFirst[row] === true) / rows,
    second: count((row) => ofSecond[row] === true) / rows,
    difference,
    interval: [difference - Z95 * deviation, difference + Z95 * deviation],
    pValue: mcNemarTest(onlyFirst, onlySecond),
    detail: `${onlyFirst} rows only the first gets right, ${onlySecond} only the second.`,
  };
  return [accuracy, ...areaTest(first, second, a)];
}

function areaTest({ score, rows }: Inputs, { score: rival }: Inputs, { truth, labels, positive }: { readonly truth: Int32Array; readonly labels: readonly string[]; readonly positive?: string }): readonly Bare[] {
  if (!score || !rival || positive === undefined) return [];
  const scored = Array.from(rows, (row, place) => ({ a: score.numbers[row] ?? Number.NaN, b: rival.numbers[row] ?? Number.NaN, positive: labels[truth[place] ?? -1] === positive })).filter(({ a, b }) => !Number.isNaN(a) && !Number.isNaN(b));
  const found = deLongTest(scored.map((row) => row.positive), Float64Array.from(scored, ({ a }) => a), Float64Array.from(scored, ({ b }) => b));
  if (!found) return [];
  const { first, second, deviation, pValue } = found;
  const difference = second - first;
  return [{ id: "delong", title: "DeLong's test of the area under the ROC curve", figure: "ROC AUC", better: "higher", first, second, difference, interval: [difference - Z95 * deviation, difference + Z95 * deviation], pValue, detail: `${scored.length} rows have both scores.` }];
}

function errorTests([{ label, prediction, rows }, { prediction: rival }]: Pair): readonly Bare[] {
  const errorsOf = (column: Inputs["prediction"]): Float64Array => Float64Array.from(rows, (row) => Math.abs((column?.numbers[row] ?? Number.NaN) - (label.numbers[row] ?? Number.NaN)));
  const [first, second] = [errorsOf(prediction), errorsOf(rival)];
  const differences = second.map((error, row) => error - (first[row] ?? 0));
  const mean = (errors: Float64Array): number => errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const [interval] = bootstrapIntervals(rows.length, (weights) => {
    let [sum, all] = [0, 0];
    differences.forEach((difference, row) => {
      sum += weights(row) * difference;
      all += weights(row);
    });
    return [all === 0 ? undefined : sum / all];
  });
  const better = differences.filter((difference) => difference < 0).length;
  return [{ id: "errors", title: "Paired test of the absolute errors", figure: "mean absolute error", better: "lower", first: mean(first), second: mean(second), difference: mean(differences), ...(interval && { interval }), pValue: signFlipTest(differences), detail: `The second is closer in ${percent(better / rows.length)} of the rows.` }];
}

const SIGNIFICANT = 0.05;

function wordsOf({ figure, first, second, difference, better, pValue }: Bare, one: string, other: string): string {
  const chance = pValue < 1e-4 ? "p < 0.0001" : `p = ${shortNumber(pValue)}`;
  if (pValue >= SIGNIFICANT) return `\`${one}\` and \`${other}\` do not differ beyond chance in ${figure}: ${shortNumber(first)} and ${shortNumber(second)} (${chance}).`;
  const [best, worst] = difference > 0 === (better === "higher") ? [other, one] : [one, other];
  return `\`${best}\` is better than \`${worst}\` in ${figure}: ${shortNumber(first)} for \`${one}\`, ${shortNumber(second)} for \`${other}\`, more than chance explains (${chance}).`;
}

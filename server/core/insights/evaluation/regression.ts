import { quantile } from "../statistics/quantile.ts";
import { seededRandom } from "../statistics/random.ts";
import type { Weights } from "../statistics/bootstrap.ts";
import { defined, undefinedBecause } from "./figures.ts";
import type { Figure, ResidualsReport } from "./report.ts";

export interface RegressionFigures {
  readonly mae: Figure;
  readonly rmse: Figure;
  readonly r2: Figure;
  readonly meanError: Figure;
  readonly mape: Figure;
  readonly smape: Figure;
  readonly wape: Figure;
}

/** Means over weighted rows, in one pass. The variance of the labels is that around their weighted mean, seen from a label among them: far from zero, roundings of the mean would count. */
export function regressionFigures(labels: Float64Array, predictions: Float64Array, weights: Weights = () => 1): RegressionFigures {
  let [all, absolute, squares, signed, relative, symmetric, size, zeros, mean, spread] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const origin = labels[0] ?? 0;
  labels.forEach((label, row) => {
    const weight = weights(row);
    if (weight === 0) return;
    const error = (predictions[row] ?? 0) - label;
    all += weight;
    absolute += weight * Math.abs(error);
    squares += weight * error * error;
    signed += weight * error;
    size += weight * Math.abs(label);
    const both = Math.abs(label) + Math.abs(predictions[row] ?? 0);
    symmetric += both === 0 ? 0 : (weight * 2 * Math.abs(error)) / both;
    if (label === 0) zeros += weight;
    else relative += (weight * Math.abs(error)) / Math.abs(label);
    const distance = label - origin - mean;
    mean += (weight * distance) / all;
    spread += weight * distance * (label - origin - mean);
  });
  if (all === 0) return everyFigure(undefinedBecause("there are no rows"));
  return {
    mae: defined(absolute / all),
    rmse: defined(Math.sqrt(squares / all)),
    r2: spread === 0 ? undefinedBecause(all < 2 ? "there is only one row" : "all labels are the same") : defined(1 - squares / spread),
    meanError: defined(signed / all),
    mape: zeros > 0 ? undefinedBecause(`${zeros === 1 ? "a label is 0" : `${zeros} labels are 0`}; look at WAPE or sMAPE`) : defined(relative / all),
    smape: defined(symmetric / all),
    wape: size === 0 ? undefinedBecause("all labels are 0") : defined(absolute / size),
  };
}

/** Figures that are no means: the median and the largest absolute error. */
export function extremeErrors(labels: Float64Array, predictions: Float64Array): { readonly medianError: Figure; readonly maxError: Figure } {
  const sorted = labels.map((label, row) => Math.abs((predictions[row] ?? 0) - label)).sort();
  if (sorted.length === 0) return { medianError: undefinedBecause("there are no rows"), maxError: undefinedBecause("there are no rows") };
  return { medianError: defined(quantile(sorted, 0.5)), maxError: defined(sorted.at(-1) ?? 0) };
}

const BINS = 30;
const TAIL = 0.005;
const POINTS = 1500;

export function residualsReport(labels: Float64Array, predictions: Float64Array): ResidualsReport {
  const errors = labels.map((label, row) => (predictions[row] ?? 0) - label);
  const sorted = errors.toSorted();
  const [low, high] = [quantile(sorted, TAIL), quantile(sorted, 1 - TAIL)];
  const [from, to] = high > low ? [low, high] : [low - 0.5, low + 0.5];
  const counts = new Array<number>(BINS).fill(0);
  for (const error of errors) {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor(((error - from) / (to - from)) * BINS)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { edges: Array.from({ length: BINS + 1 }, (_, bin) => from + ((to - from) * bin) / BINS), counts, byPrediction: byPrediction(predictions, errors), points: sample(labels, predictions) };
}

const PARTS = 10;

function byPrediction(predictions: Float64Array, errors: Float64Array): ResidualsReport["byPrediction"] {
  const rows = Uint32Array.from(predictions, (_, row) => row).sort((a, b) => (predictions[a] ?? 0) - (predictions[b] ?? 0));
  const parts = Math.min(PARTS, rows.length);
  return Array.from({ length: parts }, (_, part) => {
    const chosen = [...rows.subarray(Math.floor((part * rows.length) / parts), Math.floor(((part + 1) * rows.length) / parts))];
    const mean = (of: (error: number) => number): number => chosen.reduce((total, row) => total + of(errors[row] ?? 0), 0) / chosen.length;
    return { from: predictions[chosen[0] ?? 0] ?? 0, to: predictions[chosen.at(-1) ?? 0] ?? 0, count: chosen.length, meanError: mean((error) => error), meanAbsoluteError: mean(Math.abs) };
  });
}

function sample(labels: Float64Array, predictions: Float64Array): ResidualsReport["points"] {
  const random = seededRandom(labels.length);
  const share = POINTS / labels.length;
  return [...labels].flatMap((label, row) => (share >= 1 || random() < share ? [[label, predictions[row] ?? 0] as const] : []));
}

function everyFigure(figure: Figure): RegressionFigures {
  return { mae: figure, rmse: figure, r2: figure, meanError: figure, mape: figure, smape: figure, wape: figure };
}

import type { Weights } from "../statistics/bootstrap.ts";
import { defined, undefinedBecause } from "./figures.ts";
import type { CalibrationBin, Figure, ScoresReport, ThresholdStep } from "./report.ts";

/** Scores of two classes, the highest first; `positive[i]` is 1 where row `rows[i]` has the positive label. */
export interface RankedScores {
  readonly scores: Float64Array;
  readonly positive: Uint8Array;
  readonly rows: Uint32Array;
}

export function rankedScores(scores: Float64Array, positive: Uint8Array): RankedScores {
  const rows = Uint32Array.from(scores, (_, row) => row).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  return { scores: Float64Array.from(rows, (row) => scores[row] ?? 0), positive: Uint8Array.from(rows, (row) => positive[row] ?? 0), rows };
}

export interface ScoreFigures {
  readonly rocAuc: Figure;
  readonly averagePrecision: Figure;
  readonly logLoss: Figure;
  readonly brier: Figure;
  readonly calibrationError: Figure;
}

/** Figures of weighted rows, in one pass. As scikit-learn: ties count half in the ROC, precision is summed in steps, chances are clipped for the logarithm. */
export function scoreFigures(ranked: RankedScores, areChances: boolean, weights: Weights = () => 1): ScoreFigures {
  const { scores, positive, rows } = ranked;
  let [hits, misses, area, precision, loss, squares] = [0, 0, 0, 0, 0, 0];
  const bins = Array.from({ length: CALIBRATION_BINS }, () => ({ count: 0, score: 0, positives: 0 }));
  for (let start = 0; start < scores.length; ) {
    const score = scores[start] ?? 0;
    let [positives, negatives, end] = [0, 0, start];
    for (; end < scores.length && scores[end] === score; end += 1) {
      const weight = weights(rows[end] ?? 0);
      if (positive[end] === 1) positives += weight;
      else negatives += weight;
    }
    const all = positives + negatives;
    area += negatives * (hits + positives / 2);
    hits += positives;
    misses += negatives;
    if (positives > 0) precision += (positives * hits) / (hits + misses);
    if (areChances && all > 0) {
      loss -= positives * Math.log(clipped(score)) + negatives * Math.log(clipped(1 - score));
      squares += positives * (1 - score) ** 2 + negatives * score ** 2;
      const bin = bins[binOf(score)];
      if (bin) {
        bin.count += all;
        bin.score += score * all;
        bin.positives += positives;
      }
    }
    start = end;
  }
  const all = hits + misses;
  const chances = (value: number): Figure => (areChances ? defined(value) : undefinedBecause("the scores do not all lie from 0 to 1, so they are no chances"));
  const noPositive = undefinedBecause("no row has the positive label");
  return {
    rocAuc: hits * misses === 0 ? undefinedBecause(`all labels are ${hits === 0 ? "negative" : "positive"}`) : defined(area / (hits * misses)),
    averagePrecision: hits === 0 ? noPositive : defined(precision / hits),
    logLoss: chances(loss / all),
    brier: chances(squares / all),
    calibrationError: chances(bins.reduce((total, { score, positives }) => total + Math.abs(score - positives), 0) / all),
  };
}

const CALIBRATION_BINS = 10;
/** Bins hold their upper end, as those of scikit-learn's `calibration_curve`. */
const binOf = (score: number): number => INNER_EDGES.filter((edge) => edge < score).length;
const INNER_EDGES = Array.from({ length: CALIBRATION_BINS - 1 }, (_, bin) => (bin + 1) * 0.1);
const clipped = (chance: number): number => Math.max(Number.EPSILON, Math.min(1 - Number.EPSILON, chance));

export function scoresReport({ scores, positive }: RankedScores, label: string, areChances: boolean): ScoresReport {
  const positives = positive.reduce((total, one) => total + one, 0);
  return { positive: label, positives, negatives: scores.length - positives, steps: thinned(thresholdSteps(scores, positive)), calibration: areChances ? calibration(scores, positive) : [], areChances };
}

/** Every distinct score as a threshold, the highest first. */
function thresholdSteps(scores: Float64Array, positive: Uint8Array): readonly ThresholdStep[] {
  const steps: ThresholdStep[] = [];
  let [truePositives, falsePositives] = [0, 0];
  scores.forEach((threshold, place) => {
    if (positive[place] === 1) truePositives += 1;
    else falsePositives += 1;
    if (scores[place + 1] !== threshold) steps.push({ threshold, truePositives, falsePositives });
  });
  return steps;
}

const MOST_STEPS = 400;

/** Evenly over the steps, the first and the last among them. */
function thinned(steps: readonly ThresholdStep[]): readonly ThresholdStep[] {
  if (steps.length <= MOST_STEPS) return steps;
  const chosen = new Set(Array.from({ length: MOST_STEPS }, (_, index) => Math.round((index * (steps.length - 1)) / (MOST_STEPS - 1))));
  return steps.filter((_, index) => chosen.has(index));
}

function calibration(scores: Float64Array, positive: Uint8Array): readonly CalibrationBin[] {
  const bins = Array.from({ length: CALIBRATION_BINS }, (_, bin) => ({ from: bin / CALIBRATION_BINS, to: (bin + 1) / CALIBRATION_BINS, count: 0, total: 0, positives: 0 }));
  scores.forEach((score, place) => {
    const bin = bins[binOf(score)];
    if (!bin) return;
    bin.count += 1;
    bin.total += score;
    bin.positives += positive[place] ?? 0;
  });
  return bins.filter(({ count }) => count > 0).map(({ total, ...bin }) => ({ ...bin, meanScore: total / bin.count }));
}

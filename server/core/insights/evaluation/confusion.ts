import { defined, ratio, sum, undefinedBecause, valueOf } from "./figures.ts";
import type { ClassFigures, Figure } from "./report.ts";

/** `counts[label][prediction]`. */
export type Confusion = readonly (readonly number[])[];

/** Figures of a confusion matrix by their ids, as scikit-learn defines them where it defines them. */
export interface ConfusionFigures {
  readonly accuracy: Figure;
  readonly balancedAccuracy: Figure;
  readonly macroPrecision: Figure;
  readonly macroRecall: Figure;
  readonly macroF1: Figure;
  readonly weightedPrecision: Figure;
  readonly weightedF1: Figure;
  readonly matthews: Figure;
  readonly kappa: Figure;
}

export function confusionFigures(counts: Confusion): ConfusionFigures {
  const truths = counts.map(sum);
  const guesses = counts.map((_, column) => sum(counts.map((row) => row[column] ?? 0)));
  const hits = counts.map((row, index) => row[index] ?? 0);
  const all = sum(truths);
  if (all === 0) return everyFigure(undefinedBecause("there are no rows"));
  const parts = hits.map((hit, index) => [hit, truths[index] ?? 0, guesses[index] ?? 0] as const);
  // As scikit-learn does, a class that is never predicted has a precision of 0 in the mean, and one without labels a recall of 0.
  const mean = (part: (hit: number, truth: number, guess: number) => number): Figure => defined(sum(parts.map(([hit, truth, guess]) => part(hit, truth, guess))) / parts.length);
  const weighted = (part: (hit: number, truth: number, guess: number) => number): Figure => defined(sum(parts.map(([hit, truth, guess]) => truth * part(hit, truth, guess))) / all);
  const precision = (hit: number, _: number, guess: number): number => (guess === 0 ? 0 : hit / guess);
  const f1 = (hit: number, truth: number, guess: number): number => (truth + guess === 0 ? 0 : (2 * hit) / (truth + guess));
  const seen = parts.filter(([, truth]) => truth > 0);
  return {
    accuracy: defined(sum(hits) / all),
    balancedAccuracy: defined(sum(seen.map(([hit, truth]) => hit / truth)) / seen.length),
    macroPrecision: mean(precision),
    macroRecall: mean((hit, truth) => (truth === 0 ? 0 : hit / truth)),
    macroF1: mean(f1),
    weightedPrecision: weighted(precision),
    weightedF1: weighted(f1),
    matthews: matthews(sum(hits), all, truths, guesses),
    kappa: kappa(sum(hits), all, truths, guesses),
  };
}

export function classFigures(labels: readonly string[], counts: Confusion): readonly ClassFigures[] {
  return labels.map((label, index) => {
    const hit = counts[index]?.[index] ?? 0;
    const support = sum(counts[index] ?? []);
    const guessed = sum(counts.map((row) => row[index] ?? 0));
    return {
      label,
      support,
      precision: ratio(hit, guessed, `“${label}” is never predicted`),
      recall: ratio(hit, support, `no row has the label “${label}”`),
      f1: ratio(2 * hit, support + guessed, `“${label}” is neither a label nor predicted`),
    };
  });
}

/** Correlation of labels and predictions for any number of classes. Gorodkin (2004), Computational Biology and Chemistry 28. */
function matthews(hits: number, all: number, truths: readonly number[], guesses: readonly number[]): Figure {
  const across = sum(truths.map((truth, index) => truth * (guesses[index] ?? 0)));
  const squares = (counts: readonly number[]): number => all * all - sum(counts.map((count) => count * count));
  const product = squares(truths) * squares(guesses);
  if (product === 0) return undefinedBecause(squares(truths) === 0 ? "all labels are the same" : "all predictions are the same");
  return defined((hits * all - across) / Math.sqrt(product));
}

/** Agreement beyond what the frequencies of the classes give by chance. Cohen (1960), Educational and Psychological Measurement 20. */
function kappa(hits: number, all: number, truths: readonly number[], guesses: readonly number[]): Figure {
  const byChance = sum(truths.map((truth, index) => truth * (guesses[index] ?? 0))) / (all * all);
  if (byChance === 1) return undefinedBecause("labels and predictions hold one and the same class");
  return defined((hits / all - byChance) / (1 - byChance));
}

function everyFigure(figure: Figure): ConfusionFigures {
  return { accuracy: figure, balancedAccuracy: figure, macroPrecision: figure, macroRecall: figure, macroF1: figure, weightedPrecision: figure, weightedF1: figure, matthews: figure, kappa: figure };
}

export const figureValues = (figures: ConfusionFigures): readonly (number | undefined)[] => Object.values(figures).map((figure: Figure) => valueOf(figure));

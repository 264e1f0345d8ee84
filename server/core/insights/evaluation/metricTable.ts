import type { Interval } from "../statistics/bootstrap.ts";
import type { Figure, Metric } from "./report.ts";

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly better?: Metric["better"];
  readonly meaning: string;
}

/** Every figure that is shown by itself, by its name in the code, with what it says to people who are not engineers. */
const METRICS = {
  accuracy: { id: "accuracy", title: "Accuracy", meaning: "The share of rows whose prediction is right. It flatters where one class is rare. Micro precision, recall and F1 and weighted recall are this same number." },
  balancedAccuracy: { id: "balanced_accuracy", title: "Balanced accuracy", meaning: "The share of each class that is found, averaged over the classes, so that a rare class counts as much as a frequent one." },
  macroPrecision: { id: "macro_precision", title: "Precision, macro", meaning: "How often a prediction of a class is right, averaged over the classes." },
  macroRecall: { id: "macro_recall", title: "Recall, macro", meaning: "The share of a class that is found, averaged over the classes." },
  macroF1: { id: "macro_f1", title: "F1, macro", meaning: "Precision and recall in one number, averaged over the classes." },
  weightedPrecision: { id: "weighted_precision", title: "Precision, weighted", meaning: "How often a prediction of a class is right, averaged over the classes by how frequent they are." },
  weightedF1: { id: "weighted_f1", title: "F1, weighted", meaning: "Precision and recall in one number, averaged over the classes by how frequent they are." },
  precision: { id: "precision", title: "Precision", meaning: "Of the rows that are predicted positive, the share that really is." },
  recall: { id: "recall", title: "Recall", meaning: "Of the rows that are really positive, the share that is found." },
  f1: { id: "f1", title: "F1", meaning: "Precision and recall in one number; low as soon as one of them is." },
  matthews: { id: "mcc", title: "Matthews correlation", meaning: "How labels and predictions go together, from -1 to 1; 0 is what guessing gives." },
  kappa: { id: "kappa", title: "Cohen's kappa", meaning: "Agreement beyond what guessing by the frequencies gives; 0 is guessing, 1 is perfect." },
  rocAuc: { id: "roc_auc", title: "ROC AUC", meaning: "The chance that a positive row scores above a negative one. 0.5 is a coin." },
  averagePrecision: { id: "average_precision", title: "Average precision", meaning: "Precision averaged over all thresholds. Guessing gives the share of positives." },
  logLoss: { id: "log_loss", title: "Log loss", better: "lower", meaning: "How surprised the scores are by the labels. A confident mistake costs much." },
  brier: { id: "brier", title: "Brier score", better: "lower", meaning: "The mean squared distance of the scores from what happened." },
  calibrationError: { id: "ece", title: "Calibration error", better: "lower", meaning: "How far scores are from the shares that really were positive, averaged over ten bins. At 0, “70 %” means 70 %." },
  mae: { id: "mae", title: "Mean absolute error", better: "lower", meaning: "How far a prediction is off on average, in the label's own unit." },
  rmse: { id: "rmse", title: "RMSE", better: "lower", meaning: "Like the mean absolute error, but a few large mistakes weigh more." },
  medianError: { id: "median_absolute_error", title: "Median absolute error", better: "lower", meaning: "Half of the predictions are off by less." },
  maxError: { id: "max_error", title: "Largest error", better: "lower", meaning: "The one prediction that is off the most." },
  meanError: { id: "mean_error", title: "Mean error (bias)", better: "zero", meaning: "Above 0 the predictions are too high on average, below 0 too low." },
  r2: { id: "r2", title: "R²", meaning: "The part of the labels' variation that is explained; 0 is what always predicting the mean gives." },
  mape: { id: "mape", title: "MAPE", better: "lower", meaning: "How far a prediction is off on average, as a share of the label. Small labels dominate it; with a label of 0 it is undefined, where scikit-learn divides by 2.2e-16." },
  smape: { id: "smape", title: "sMAPE", better: "lower", meaning: "Like MAPE, as a share of the mean of label and prediction; 0 to 2." },
  wape: { id: "wape", title: "WAPE", better: "lower", meaning: "All errors together as a share of all labels together." },
  coverage: { id: "coverage", title: "Interval coverage", meaning: "The share of labels inside of their predicted interval. Compare it with what the interval promises." },
  intervalWidth: { id: "interval_width", title: "Mean interval width", better: "lower", meaning: "How wide the predicted intervals are on average." },
  ndcg: { id: "ndcg", title: "NDCG", meaning: "How close the order is to the best one, with the top counting most; 1 is perfect." },
  ndcgAt10: { id: "ndcg_at_10", title: "NDCG@10", meaning: "The same, looking at the first ten only." },
  meanAveragePrecision: { id: "map", title: "MAP", meaning: "Precision at each relevant result, averaged." },
  reciprocalRank: { id: "mrr", title: "MRR", meaning: "One divided by the place of the first relevant result, averaged: 0.5 means second place." },
  hitRateAt10: { id: "hit_rate_at_10", title: "Hit rate@10", meaning: "The share of queries with something relevant among the first ten." },
  precisionAt10: { id: "precision_at_10", title: "Precision@10", meaning: "The share of the first ten that is relevant." },
  recallAt10: { id: "recall_at_10", title: "Recall@10", meaning: "The share of what is relevant that stands among the first ten." },
  exactMatch: { id: "exact_match", title: "Exact match", meaning: "The share of answers that equal the reference, apart from case, punctuation and articles." },
  contains: { id: "contains", title: "Contains the reference", meaning: "The share of answers in which the whole reference stands." },
  tokenF1: { id: "token_f1", title: "Token F1", meaning: "How many words answer and reference share." },
  rouge1: { id: "rouge_1", title: "ROUGE-1", meaning: "Shared words, as F1. Case and punctuation do not count." },
  rouge2: { id: "rouge_2", title: "ROUGE-2", meaning: "Shared pairs of words, as F1." },
  rougeL: { id: "rouge_l", title: "ROUGE-L", meaning: "The longest sequence of words that both have in the same order, as F1." },
  bleu: { id: "bleu", title: "BLEU", meaning: "Shared sequences of one to four words over all answers together, 0 to 1, as sacreBLEU has it (which says 0 to 100)." },
} as const satisfies Readonly<Record<string, Entry>>;

export type MetricName = keyof typeof METRICS;

export function metric(name: MetricName, figure: Figure, interval?: Interval): Metric {
  const entry: Entry = METRICS[name];
  const { id, title, better = "higher", meaning } = entry;
  return { id, title, better, meaning, ...figure, ...(interval && "value" in figure && { interval }) };
}

/** The ids that a script may ask for. */
export const METRIC_IDS: readonly string[] = Object.values(METRICS).map(({ id }) => id);

/** Which way a metric is better, by the words in its name; `undefined` where they do not tell. */
export function betterWay(name: string): "higher" | "lower" | undefined {
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  if (words.some((word) => LOWER.has(word))) return "lower";
  return words.some((word) => HIGHER.has(word)) ? "higher" : undefined;
}

const LOWER = new Set(["loss", "error", "err", "mse", "rmse", "mae", "mape", "smape", "rmsle", "msle", "logloss", "brier", "perplexity", "ppl", "wer", "cer", "fid", "ece", "latency", "cost", "deviance", "bits"]);
const HIGHER = new Set(["accuracy", "acc", "auc", "auroc", "auprc", "roc", "f1", "f2", "precision", "recall", "score", "r2", "ap", "map", "ndcg", "mrr", "iou", "dice", "bleu", "rouge", "mcc", "kappa", "reward", "gini", "specificity", "sensitivity"]);

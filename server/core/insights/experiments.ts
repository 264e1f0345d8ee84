import { numberOf, type MetricSummary, type Run, type RunStatus } from "../stores/run.ts";

export type { MetricSummary, Point, RunStatus, StoreProblem, Value } from "../stores/run.ts";

/** Runs as a table: a row per run, a column per parameter and metric. Complete and JSON-safe. */
export interface ExperimentsTable {
  readonly columns: readonly ExperimentColumn[];
  readonly runs: readonly ExperimentRun[];
}

export interface ExperimentColumn {
  readonly kind: "param" | "metric";
  readonly name: string;
  /** Whether the runs differ in it. Columns in which all runs are alike say nothing about which run is better. */
  readonly varies: boolean;
  /** For a metric: which way is better, as far as its name tells. */
  readonly better?: "higher" | "lower";
  /** For a metric with a better way: the best last value among the runs. */
  readonly best?: number;
}

export interface ExperimentRun {
  readonly id: string;
  readonly store: string;
  readonly name: string;
  readonly experiment: string;
  readonly status: RunStatus;
  readonly startTime?: number;
  readonly durationMs?: number;
  readonly params: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, MetricSummary>>;
}

/** Columns stand parameters first, then metrics, each sorted by name; runs keep their order. */
export function experimentsTable(runs: readonly Run[]): ExperimentsTable {
  return {
    columns: [...namesIn(runs, ({ params }) => params).map((name) => paramColumn(name, runs)), ...namesIn(runs, ({ metrics }) => metrics).map((name) => metricColumn(name, runs))],
    runs: runs.map(rowOf),
  };
}

/** Which way a metric is better, by the words in its name; `undefined` where they do not tell. */
export function betterWay(name: string): "higher" | "lower" | undefined {
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  if (words.some((word) => LOWER.has(word))) return "lower";
  return words.some((word) => HIGHER.has(word)) ? "higher" : undefined;
}

const LOWER = new Set(["loss", "error", "err", "mse", "rmse", "mae", "mape", "smape", "rmsle", "msle", "logloss", "brier", "perplexity", "ppl", "wer", "cer", "fid", "ece", "latency", "cost", "deviance", "bits"]);
const HIGHER = new Set(["accuracy", "acc", "auc", "auroc", "auprc", "roc", "f1", "f2", "precision", "recall", "score", "r2", "ap", "map", "ndcg", "mrr", "iou", "dice", "bleu", "rouge", "mcc", "kappa", "reward", "gini", "specificity", "sensitivity"]);

function paramColumn(name: string, runs: readonly Run[]): ExperimentColumn {
  return { kind: "param", name, varies: differ(runs.map(({ params }) => params[name])) };
}

function metricColumn(name: string, runs: readonly Run[]): ExperimentColumn {
  const values = runs.map(({ metrics }) => metrics[name]?.last);
  const finite = values.flatMap((value) => (value === undefined || !Number.isFinite(numberOf(value)) ? [] : [numberOf(value)]));
  const better = betterWay(name);
  const best = better && finite.length > 0 ? finite.reduce((a, b) => (better === "higher" ? Math.max(a, b) : Math.min(a, b))) : undefined;
  return { kind: "metric", name, varies: differ(values), ...(better && { better }), ...(best !== undefined && { best }) };
}

const differ = (values: readonly unknown[]): boolean => new Set(values).size > 1;

function namesIn(runs: readonly Run[], fields: (run: Run) => Readonly<Record<string, unknown>>): readonly string[] {
  return [...new Set(runs.flatMap((run) => Object.keys(fields(run))))].toSorted();
}

function rowOf({ id, store, name, experiment, status, startTime, endTime, params, metrics }: Run): ExperimentRun {
  const durationMs = startTime !== undefined && endTime !== undefined && endTime >= startTime ? endTime - startTime : undefined;
  return { id, store, name, experiment, status, ...(startTime !== undefined && { startTime }), ...(durationMs !== undefined && { durationMs }), params, metrics };
}

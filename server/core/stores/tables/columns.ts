import type { ColumnMapping } from "./mapping.ts";

/** What the columns of a metrics table stand for, by their names. */
export interface ColumnRoles {
  readonly step?: string;
  readonly time?: string;
  readonly metrics: readonly string[];
}

/** The first that is there counts the steps. */
const STEPS = ["step", "global_step", "_step", "trainer/global_step", "training_iteration", "iteration", "iter", "batch", "epoch"];
const TIMES = ["timestamp", "_timestamp", "wall_time", "time", "datetime", "date", "created_at"];
const NO_METRICS = new Set(["_runtime", "time_this_iter_s", "time_total_s", "time_since_restore", "iterations_since_restore", "pid"]);

export const isTimeName = (name: string): boolean => TIMES.includes(name.toLowerCase());

export const isStepName = (name: string): boolean => STEPS.includes(name.toLowerCase());

export function rolesOf(names: readonly string[], isNumeric: (name: string) => boolean, mapping: ColumnMapping = {}): ColumnRoles {
  const find = (wanted: readonly string[]): string | undefined => wanted.map((want) => names.find((name) => name.toLowerCase() === want)).find((name) => name !== undefined);
  const step = mapping.step ?? find(STEPS);
  const time = mapping.time ?? find(TIMES);
  const named = mapping.metrics && new Set(mapping.metrics);
  const others = new Set([step, time, mapping.run, ...(mapping.params ?? []), ""]);
  const metrics = named ? names.filter((name) => named.has(name)) : names.filter((name) => !others.has(name) && !NO_METRICS.has(name) && isNumeric(name));
  return { ...(step !== undefined && { step }), ...(time !== undefined && { time }), metrics };
}

/** Whether a table looks like the log of a training: it counts steps and has something to plot against them. */
export function looksLikeLog(names: readonly string[]): boolean {
  const known = names.map((name) => name.toLowerCase());
  return known.some((name) => STEPS.includes(name)) && known.some((name) => METRIC_WORDS.test(name));
}

const METRIC_WORDS = /loss|acc|auc|f1|precision|recall|error|mse|mae|rmse|perplexity|ppl|reward|score|bleu|rouge|iou|\bmap\b|lr\b|learning_rate|grad_norm|tokens/;

/** Seconds or milliseconds since 1970, or a date in words; NaN for anything else. */
export function timeOf(value: unknown): number {
  const number = typeof value === "number" ? value : Number(value);
  if (Number.isFinite(number) && value !== "" && value !== null) return number > 1e11 ? number : number > 1e8 ? number * 1000 : NaN;
  return typeof value === "string" ? Date.parse(value.replace(" ", "T").replace(/(\.\d{3})\d+/, "$1")) : NaN;
}

/** One training run as its tracker recorded it, with the curve of each metric boiled down to a few numbers. */
export interface Run extends RunHead {
  readonly params: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, MetricSummary>>;
}

/** What stands of a run without its parameters and metrics. */
export interface RunHead {
  readonly id: string;
  readonly name: string;
  readonly experiment: string;
  /** Where the store is that holds the run. */
  readonly store: string;
  readonly tracker: Tracker;
  readonly status: RunStatus;
  /** Milliseconds since 1970, UTC. */
  readonly startTime?: number;
  readonly endTime?: number;
  /** Deleted in the tracker; its files are still there. */
  readonly deleted: boolean;
  readonly tags: Readonly<Record<string, string>>;
  /** The run that this one is a part of. */
  readonly parent?: string;
  /** What the tracker puts runs of one kind under, none of which is the parent: W&B's group or sweep, a study of Optuna, an experiment of Ray Tune, a search of scikit-learn. */
  readonly group?: string;
  readonly note?: string;
  readonly code?: RunCode;
  /** The folder where the run's files lie. */
  readonly folder?: string;
}

/** By which a run is asked for. */
export type RunKey = Pick<RunHead, "id" | "store">;

/** Which code made a run, as far as its tracker wrote it down. */
export interface RunCode {
  readonly commit?: string;
  readonly repository?: string;
  /** The script, as the tracker names it. */
  readonly program?: string;
  readonly args?: readonly string[];
  /** What of an MLflow project was run. */
  readonly entryPoint?: string;
  /** A file with what was not committed: a diff, or ClearML's `task.json`, which holds one. */
  readonly patch?: string;
}

export type Tracker = "MLflow" | "W&B" | "TensorBoard" | "DVCLive" | "DVC" | "Hugging Face" | "Lightning" | "Keras" | "Optuna" | "Trackio" | "ClearML" | "Ray Tune" | "scikit-learn" | "Neptune" | "Aim" | "table";

export type RunStatus = "running" | "scheduled" | "finished" | "failed" | "killed" | "unknown";

export interface MetricSummary {
  /** The value at the highest step; of several there, the latest in time. */
  readonly last: Value;
  readonly min: Value;
  readonly max: Value;
  /** Of the finite values; NaN where there is none. */
  readonly mean: Value;
  /** The step of `last`. */
  readonly step: number;
  readonly points: number;
  /** How many of the points are NaN or infinite. */
  readonly nonFinite: number;
}

/** A number that survives JSON, which has no word for the last three. */
export type Value = number | "NaN" | "Infinity" | "-Infinity";

/** Something that could not be read. The rest of the store is shown all the same. */
export interface StoreProblem {
  readonly file: string;
  readonly message: string;
  /** What a person can do about it here: say what the columns of a table are. */
  readonly mend?: "columns";
}

export function valueOf(number: number): Value {
  if (Number.isFinite(number)) return number;
  return String(number) as Value;
}

export const numberOf = (value: Value): number => Number(value);

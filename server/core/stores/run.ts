/** One training run as its tracker recorded it, with the curve of each metric boiled down to a few numbers. */
export interface Run {
  readonly id: string;
  readonly name: string;
  readonly experiment: string;
  /** Where the store is that holds the run. */
  readonly store: string;
  readonly status: RunStatus;
  /** Milliseconds since 1970, UTC. */
  readonly startTime?: number;
  readonly endTime?: number;
  /** Deleted in the tracker; its files are still there. */
  readonly deleted: boolean;
  readonly params: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, MetricSummary>>;
  readonly tags: Readonly<Record<string, string>>;
}

export type RunStatus = "running" | "scheduled" | "finished" | "failed" | "killed" | "unknown";

export interface MetricSummary {
  /** The value at the highest step; of several there, the latest in time. */
  readonly last: Value;
  readonly min: Value;
  readonly max: Value;
  /** The step of `last`. */
  readonly step: number;
  readonly points: number;
  /** How many of the points are NaN or infinite. */
  readonly nonFinite: number;
}

/** One point of a metric's curve. */
export interface Point {
  readonly step: number;
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
  readonly value: Value;
}

/** A number that survives JSON, which has no word for the last three. */
export type Value = number | "NaN" | "Infinity" | "-Infinity";

/** Something that could not be read. The rest of the store is shown all the same. */
export interface StoreProblem {
  readonly file: string;
  readonly message: string;
}

export interface Store {
  readonly runs: readonly Run[];
  readonly problems: readonly StoreProblem[];
}

export function valueOf(number: number): Value {
  if (Number.isFinite(number)) return number;
  return String(number) as Value;
}

export const numberOf = (value: Value): number => Number(value);

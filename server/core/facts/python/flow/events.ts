import type { Span } from "../../../text/span.ts";
import type { Call } from "../../../syntax/python/expressionTree.ts";
import type { Role } from "../tables/estimators.ts";
import type { Rows } from "./rows.ts";
import type { Evaluation, Fit, Taint } from "./value.ts";

/** What happened to the data, in the order in which the program does it. */
export type Event = FitEvent | Evaluation | SplitEvent | CrossValidation | MetricEvent;

export interface FitEvent {
  readonly type: "fit";
  readonly role: Role;
  /** `fit`, `fit_transform`, `fit_resample` … */
  readonly method: string;
  readonly fit: Fit;
}

export interface SplitEvent {
  readonly type: "split";
  readonly at: Span;
  readonly statement: Span;
  readonly split: string;
  readonly rows: Rows;
  readonly taints: readonly Taint[];
  readonly node?: Call;
  readonly of?: string;
}

/** Splits, fits and scores by itself: `cross_val_score`, a grid search. */
export interface CrossValidation {
  readonly type: "crossValidation";
  readonly at: Span;
  readonly statement: Span;
  readonly name: string;
  readonly rows: Rows;
  readonly taints: readonly Taint[];
  readonly of?: string;
}

export interface MetricEvent {
  readonly type: "metric";
  readonly at: Span;
  readonly statement: Span;
  readonly name: string;
  readonly evaluations: readonly Evaluation[];
  readonly truth: Rows;
}

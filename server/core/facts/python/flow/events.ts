import type { Span } from "../../../text/span.ts";
import type { Call } from "../../../syntax/python/expressionTree.ts";
import type { Role } from "../tables/estimators.ts";
import type { Rows } from "./rows.ts";
import type { Evaluation, Fit, Notes, Taint } from "./value.ts";

/** What happened to the data, in the order in which the program does it. */
export type Event = FitEvent | Evaluation | SplitEvent | CrossValidation | MetricEvent | FoldsEvent;

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
  /** The rows are in the order of time, as far as this place in the program tells. */
  readonly timed?: Span;
  readonly notes?: Notes;
}

/** `folds.split(X, y, groups)`, or a splitter handed over as `cv=`. */
export interface FoldsEvent {
  readonly type: "folds";
  readonly at: Span;
  readonly statement: Span;
  readonly splitter: string;
  readonly groups: boolean;
  /** The folds that `split` gives, and what the rows knew when they were split. */
  readonly folds?: string;
  readonly taints?: readonly Taint[];
}

/** Splits, fits and scores by itself: `cross_val_score`, a grid search. */
export interface CrossValidation {
  readonly type: "crossValidation";
  readonly at: Span;
  readonly statement: Span;
  readonly name: string;
  readonly node: Call;
  readonly rows: Rows;
  readonly taints: readonly Taint[];
  readonly of?: string;
  readonly estimators: readonly number[];
  /** The call of a function, or the round of a loop, that it happens in; 0 outside of both. */
  readonly round: number;
}

export interface MetricEvent {
  readonly type: "metric";
  readonly at: Span;
  readonly statement: Span;
  readonly name: string;
  readonly evaluations: readonly Evaluation[];
  readonly truth: Rows;
}

/** In a loop a score decides which state of a model is kept, or when training ends. */
export interface Choice {
  readonly at: Span;
  readonly evaluation: Evaluation;
  /** A state is kept, and training goes on to its end. */
  readonly keeps: boolean;
}

import { memo } from "../../memo.ts";
import type { CrossValidation, Event, FitEvent, MetricEvent, SplitEvent } from "./flow/events.ts";
import { flowOf } from "./flow/flow.ts";
import { grouped } from "./grouped.ts";
import type { Rows } from "./flow/rows.ts";
import type { Evaluation, Taint } from "./flow/value.ts";
import type { Program } from "./program/program.ts";

/** The events of a program by what they are asked for, so that a question about one does not go through all. */
export interface EventIndex {
  readonly fits: readonly FitEvent[];
  readonly evaluations: readonly Evaluation[];
  readonly byEstimator: ReadonlyMap<number, readonly Evaluation[]>;
  readonly crossValidations: ReadonlyMap<number, readonly CrossValidation[]>;
  readonly metrics: ReadonlyMap<Evaluation, readonly MetricEvent[]>;
  /** Evaluations whose predictions are features of another model. */
  readonly features: ReadonlySet<Evaluation>;
  /** Evaluations that share an origin with the rows. */
  among(rows: Rows): readonly Evaluation[];
  /** The last split that cut the rows. */
  splitOf(rows: Rows): SplitEvent | undefined;
  /** What the rows knew when they, or their numbers, were last split; `undefined` where no call did it. */
  knownAtSplit(rows: Rows): readonly Taint[] | undefined;
}

export const eventIndex: (program: Program) => EventIndex = memo((program: Program): EventIndex => {
  const { events } = flowOf(program);
  const evaluations = events.filter((event) => event.type === "evaluation");
  const byOrigin = grouped(evaluations, ({ rows }) => [...new Set(rows.map((part) => part.origin))]);
  const places = new Map(events.map((event, place) => [event, place]));
  const splits = new Map(events.flatMap((event) => (event.type === "split" ? [[event.split, event] as const] : [])));
  const folds = new Map(events.flatMap((event) => (event.type === "folds" && event.folds !== undefined ? [[event.folds, event] as const] : [])));
  const last = <Found extends Event>(found: readonly Found[]): Found | undefined => found.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)).at(-1);
  const splittings = (tokens: readonly string[]): readonly SplitEvent[] => tokens.flatMap((token) => splits.get(token) ?? []);
  return {
    fits: events.filter((event) => event.type === "fit"),
    evaluations,
    byEstimator: grouped(evaluations, ({ estimator }) => [estimator]),
    crossValidations: grouped(events.filter((event) => event.type === "crossValidation"), ({ estimators }) => estimators),
    metrics: grouped(events.filter((event) => event.type === "metric"), (metric) => [...new Set(metric.evaluations)]),
    features: new Set(evaluations.flatMap(({ predictedBy = [] }) => predictedBy)),
    among: (rows) => {
      const [origin, ...more] = new Set(rows.map((part) => part.origin));
      if (origin === undefined) return [];
      return more.length === 0 ? (byOrigin.get(origin) ?? []) : [...new Set([origin, ...more].flatMap((one) => byOrigin.get(one) ?? []))];
    },
    splitOf: (rows) => last(splittings(sidesOf(rows))),
    knownAtSplit: (rows) => {
      const tokens = sidesOf(rows);
      return last<Extract<Event, { readonly type: "split" | "folds" }>>([...splittings(tokens), ...tokens.flatMap((token) => folds.get(token.slice(0, Math.max(0, token.lastIndexOf(".")))) ?? [])])?.taints;
    },
  };
});

const sidesOf = (rows: Rows): readonly string[] => [...new Set(rows.flatMap((part) => part.cuts).flatMap((cut) => (cut.type === "side" ? [cut.split] : [])))];

import type { Artifacts } from "./artifacts/artifact.ts";
import { noCurve, type Curve, type GrowingCurve } from "./curve.ts";
import type { RegisteredModel, RunData } from "./registered.ts";
import type { MetricSummary, Run, RunHead, StoreProblem } from "./run.ts";

/**
 * The runs of one store at one time, column by column: a table of a million cells costs no more than the columns that
 * somebody looks at. Columns have one place for each of `runs`, in their order.
 */
export interface StoreContents {
  readonly runs: readonly RunHead[];
  readonly problems: readonly StoreProblem[];
  readonly params: readonly string[];
  readonly metrics: readonly string[];
  param(name: string): readonly (string | undefined)[];
  metric(name: string): readonly (LastValue | undefined)[];
  /** As `metric`, with what may need all points of the curves. */
  summaries(name: string): readonly (MetricSummary | undefined)[];
  /** Whether the runs differ in a column, those that lack it included. */
  varies(kind: "param" | "metric", name: string): boolean;
  curve(runId: string, metric: string): Promise<Curve> | Curve;
  /** All parameters and metrics of a run of this store. */
  run(runId: string): RunValues;
  /** The models of the store's registry, where it has one. */
  readonly models?: readonly RegisteredModel[];
  /** The data sets that went into a run, where the tracker writes them down. */
  dataOf?(runId: string): readonly RunData[];
  /** Pictures, tables and other files that a run logged, where its tracker keeps any. */
  artifactsOf?(runId: string): Artifacts | undefined;
}

export type RunValues = Pick<Run, "params" | "metrics">;

export type LastValue = Pick<MetricSummary, "last" | "step">;

/** A run whose curves were read together with it. */
export interface LoggedRun extends RunHead {
  readonly params: Readonly<Record<string, string>>;
  readonly curves: ReadonlyMap<string, GrowingCurve>;
  readonly artifacts?: Artifacts;
  readonly data?: readonly RunData[];
}

/** The contents of a store that is read as a whole. */
export function contentsOf(runs: readonly LoggedRun[], problems: readonly StoreProblem[]): StoreContents {
  const summary = (run: LoggedRun, name: string): MetricSummary | undefined => run.curves.get(name)?.summary();
  const all = runs.map((run) => ({
    ...run,
    summaryOf: (name: string) => summary(run, name),
    metricNames: [...run.curves.keys()],
  }));
  return summarisedContents(all, problems, (runId, metric) => runs.find(({ id }) => id === runId)?.curves.get(metric)?.curve() ?? noCurve);
}

export interface SummarisedRun extends RunHead {
  readonly params: Readonly<Record<string, string>>;
  readonly metricNames: readonly string[];
  readonly artifacts?: Artifacts;
  readonly data?: readonly RunData[];
  summaryOf(metric: string): MetricSummary | undefined;
}

/** The contents of a store whose curves are fetched one by one when they are asked for. */
export function summarisedContents(runs: readonly SummarisedRun[], problems: readonly StoreProblem[], curve: StoreContents["curve"]): StoreContents {
  const param = (name: string): readonly (string | undefined)[] => runs.map(({ params }) => (Object.hasOwn(params, name) ? params[name] : undefined));
  const summaries = (name: string): readonly (MetricSummary | undefined)[] => runs.map((run) => run.summaryOf(name));
  return {
    runs,
    problems,
    params: distinct(runs.map(({ params }) => Object.keys(params))),
    metrics: distinct(runs.map(({ metricNames }) => metricNames)),
    param,
    metric: summaries,
    summaries,
    varies: (kind, name) => differ(kind === "param" ? param(name) : summaries(name).map((each) => each?.last)),
    curve,
    run(runId) {
      const run = runs.find(({ id }) => id === runId);
      const metrics = (run?.metricNames ?? []).flatMap((name) => {
        const summary = run?.summaryOf(name);
        return summary ? [[name, summary] as const] : [];
      });
      return { params: run?.params ?? {}, metrics: Object.fromEntries(metrics) };
    },
    artifactsOf: (runId) => runs.find(({ id }) => id === runId)?.artifacts,
    dataOf: (runId) => runs.find(({ id }) => id === runId)?.data ?? [],
  };
}

export const noContents = (...problems: readonly StoreProblem[]): StoreContents => contentsOf([], problems);

/** The runs of a store with everything that is known of them, for who wants all of it at once. */
export function wholeRuns(contents: StoreContents): readonly Run[] {
  const { runs, params, metrics } = contents;
  const whole = runs.map((head) => ({ head, params: [] as [string, string][], metrics: [] as [string, MetricSummary][] }));
  for (const name of params) contents.param(name).forEach((value, index) => value !== undefined && whole[index]?.params.push([name, value]));
  for (const name of metrics) contents.summaries(name).forEach((value, index) => value && whole[index]?.metrics.push([name, value]));
  return whole.map(({ head, ...own }) => ({ ...headOf(head), params: Object.fromEntries(own.params), metrics: Object.fromEntries(own.metrics) }));
}

/** Names in the order in which they are met, each once, then sorted. */
export function distinct(lists: readonly (readonly string[])[]): readonly string[] {
  const names = new Set<string>();
  for (const list of lists) for (const name of list) names.add(name);
  return [...names].toSorted();
}

/** A head without what a reader may have put beside it. */
function headOf({ id, name, experiment, store, tracker, status, startTime, endTime, deleted, tags, parent, group, note, code, folder }: RunHead): RunHead {
  const optional = Object.entries({ startTime, endTime, parent, group, note, code, folder }).filter(([, value]) => value !== undefined);
  return { id, name, experiment, store, tracker, status, deleted, tags, ...Object.fromEntries(optional) };
}

function differ(values: readonly unknown[]): boolean {
  const [first] = values;
  return values.some((value) => value !== first);
}

/** Several stores as one; their runs stand one after the other. */
export function joinedContents(parts: readonly StoreContents[]): StoreContents {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const column = <Cell>(of: (part: StoreContents) => readonly (Cell | undefined)[]): readonly (Cell | undefined)[] => parts.flatMap(of);
  const owners = new Map(parts.flatMap((part) => part.runs.map(({ id }) => [id, part] as const)));
  return {
    runs: parts.flatMap(({ runs }) => runs),
    problems: parts.flatMap(({ problems }) => problems),
    params: distinct(parts.map(({ params }) => params)),
    metrics: distinct(parts.map(({ metrics }) => metrics)),
    param: (name) => column((part) => (part.params.includes(name) ? part.param(name) : part.runs.map(() => undefined))),
    metric: (name) => column((part) => (part.metrics.includes(name) ? part.metric(name) : part.runs.map(() => undefined))),
    summaries: (name) => column((part) => (part.metrics.includes(name) ? part.summaries(name) : part.runs.map(() => undefined))),
    varies(kind, name) {
      const having = parts.filter((part) => part.runs.length > 0);
      if (having.some((part) => !(kind === "param" ? part.params : part.metrics).includes(name)) && having.length > 1) return true;
      if (having.some((part) => part.varies(kind, name))) return true;
      return differ(having.map((part) => (kind === "param" ? part.param(name)[0] : part.metric(name)[0]?.last)));
    },
    curve: (runId, metric) => owners.get(runId)?.curve(runId, metric) ?? noCurve,
    run: (runId) => owners.get(runId)?.run(runId) ?? { params: {}, metrics: {} },
    models: parts.flatMap(({ models = [] }) => models),
    dataOf: (runId) => owners.get(runId)?.dataOf?.(runId) ?? [],
    artifactsOf: (runId) => owners.get(runId)?.artifactsOf?.(runId),
  };
}

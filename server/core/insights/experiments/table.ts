import { noArtifacts, type Artifacts } from "../../stores/artifacts/artifact.ts";
import { joinedContents, type RunValues, type StoreContents } from "../../stores/contents.ts";
import { noCurve, type Curve } from "../../stores/curve.ts";
import { numberOf, type RunHead, type RunKey, type StoreProblem, type Tracker } from "../../stores/run.ts";
import { betterWay } from "./better.ts";
import { importance, type ImportanceReport } from "./importance.ts";
import { registry, type RegistryModel } from "./registry.ts";
import { surroundingsOf, type RunSurroundings } from "./surroundings.ts";
import { writesTo, type Writes } from "./writes.ts";

export type { ArtifactContent, ArtifactKind, RunArtifact } from "../../stores/artifacts/artifact.ts";
export type { RunValues } from "../../stores/contents.ts";
export type { MetricSummary, RunKey, RunStatus, StoreProblem, Value } from "../../stores/run.ts";

/** Runs as a table, without its cells: those are asked for by column, since there may be millions. JSON-safe. */
export interface ExperimentsTable {
  /** Parameters first, then metrics, each sorted by name. */
  readonly columns: readonly ExperimentColumn[];
  /** The newest first. */
  readonly runs: readonly ExperimentRun[];
  /** The stores that the runs are from. */
  readonly stores: readonly ExperimentStore[];
}

export interface ExperimentStore {
  /** As in its runs. */
  readonly store: string;
  readonly tracker: Tracker;
  /** Where tags, notes and deletions go. */
  readonly writes: Writes;
}

export interface ExperimentColumn {
  readonly kind: "param" | "metric";
  readonly name: string;
  /** Whether the runs differ in it. Columns in which all runs are alike say nothing about which run is better. */
  readonly varies: boolean;
  /** For a metric: which way is better, as far as its name tells. */
  readonly better?: "higher" | "lower";
}

export type ExperimentRun = Omit<RunHead, "deleted" | "endTime"> & { readonly durationMs?: number; /** Only where deleted runs are asked for. */ readonly deleted?: true };

/** What a metric's cell can show of its curve. */
export type Figure = "last" | "min" | "max" | "mean";

export interface ColumnQuery {
  readonly kind: "param" | "metric";
  readonly name: string;
  /** For a metric. */
  readonly figure?: Figure;
}

/** A column's cells in the order of the runs. Texts that repeat stand once. */
export type Cells =
  | { readonly kind: "numbers"; readonly values: Float64Array; /** The places of the runs that have a value; absent where all have. */ readonly places?: readonly number[] }
  | { readonly kind: "texts"; readonly words: readonly string[]; /** For each run the place of its word, -1 for none. */ readonly places: readonly number[] };

/** All that the experiments view may ask, over the stores as they were read at one time. */
export interface Experiments {
  readonly table: ExperimentsTable;
  readonly problems: readonly StoreProblem[];
  cells(query: ColumnQuery): Cells;
  curve(run: RunKey, metric: string): Promise<Curve>;
  values(run: RunKey): RunValues;
  /** Pictures, tables and other files of a run. */
  artifacts(run: RunKey): Artifacts;
  /** The data sets and packages that a run was made with. */
  surroundings(run: RunKey): Promise<RunSurroundings>;
  /** Registered models with the runs and data that they were made of. */
  registry(): readonly RegistryModel[];
  /** Which parameters a metric's last value depends on. */
  importance(metric: string, random: () => number): ImportanceReport;
}

export function experiments(stores: readonly StoreContents[], { deleted = false }: { /** Whether runs that were deleted in their tracker are shown. */ readonly deleted?: boolean } = {}): Experiments {
  const all = joinedContents(stores);
  const order = all.runs.map((_, place) => place).filter((place) => deleted || all.runs[place]?.deleted === false);
  order.sort((a, b) => (all.runs[b]?.startTime ?? 0) - (all.runs[a]?.startTime ?? 0));
  const owners = new Map(stores.flatMap((store) => store.runs.map((run) => [keyOf(run), store] as const)));
  return {
    table: { columns: columnsOf(all), runs: order.flatMap((place) => all.runs[place] ?? []).map(rowOf), stores: storesOf(all.runs) },
    problems: all.problems,
    cells: ({ kind, name, figure }) => (kind === "param" ? texts(all.param(name), order) : numbers(figured(all, name, figure ?? "last"), order)),
    curve: async (run, metric) => (await owners.get(keyOf(run))?.curve(run.id, metric)) ?? noCurve,
    importance: (metric, random) => {
      const parameters = all.params.map((name) => ({ name, cells: picked(all.param(name), order) }));
      return importance(parameters, picked(figured(all, metric, "last"), order), random);
    },
    artifacts: (run) => owners.get(keyOf(run))?.artifactsOf?.(run.id) ?? noArtifacts,
    surroundings: (run) => surroundingsOf(owners.get(keyOf(run)), run.id),
    registry: () => registry(stores),
    values: (run) => owners.get(keyOf(run))?.run(run.id) ?? { params: {}, metrics: {} },
  };
}

function storesOf(runs: readonly RunHead[]): readonly ExperimentStore[] {
  const known = new Map(runs.map(({ store, tracker }) => [`${tracker} ${store}`, { store, tracker }]));
  return [...known.values()].map(({ store, tracker }) => ({ store, tracker, writes: writesTo(tracker, store) }));
}

const keyOf = ({ id, store }: RunKey): string => `${store}#${id}`;

function columnsOf(all: StoreContents): readonly ExperimentColumn[] {
  const metricColumn = (name: string): ExperimentColumn => {
    const better = betterWay(name);
    return { kind: "metric", name, varies: all.varies("metric", name), ...(better && { better }) };
  };
  return [...all.params.map((name): ExperimentColumn => ({ kind: "param", name, varies: all.varies("param", name) })), ...all.metrics.map(metricColumn)];
}

function figured(all: StoreContents, name: string, figure: Figure): readonly (number | undefined)[] {
  if (figure === "last") return all.metric(name).map((cell) => cell && numberOf(cell.last));
  return all.summaries(name).map((cell) => cell && numberOf(cell[figure]));
}

const picked = <Cell>(column: readonly (Cell | undefined)[], order: readonly number[]): readonly (Cell | undefined)[] => order.map((place) => column[place]);

function numbers(column: readonly (number | undefined)[], order: readonly number[]): Cells {
  const ordered = picked(column, order);
  const places = ordered.flatMap((value, place) => (value === undefined ? [] : [place]));
  const values = Float64Array.from(places, (place) => ordered[place] ?? NaN);
  return { kind: "numbers", values, ...(places.length < order.length && { places }) };
}

function texts(column: readonly (string | undefined)[], order: readonly number[]): Cells {
  const known = new Map<string, number>();
  const places = order.map((place) => {
    const word = column[place];
    if (word === undefined) return -1;
    const at = known.get(word) ?? known.size;
    known.set(word, at);
    return at;
  });
  return { kind: "texts", words: [...known.keys()], places };
}

function rowOf({ id, name, experiment, store, tracker, status, startTime, endTime, tags, parent, group, note, code, folder, deleted }: RunHead): ExperimentRun {
  const durationMs = startTime !== undefined && endTime !== undefined && endTime >= startTime ? endTime - startTime : undefined;
  const optional = Object.entries({ startTime, durationMs, parent, group, note, code, folder, deleted: deleted || undefined }).filter(([, value]) => value !== undefined);
  return { id, name, experiment, store, tracker, status, tags, ...Object.fromEntries(optional) };
}

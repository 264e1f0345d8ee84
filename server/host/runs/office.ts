import { alertsOf, cardSource, experiments, paramHistory, runCard, runGroups, runReportHtml, type ArtifactContent, type ChangeResult, type ColumnMapping, type ColumnQuery, type Experiments, type ExperimentsTable, type ImportanceReport, type Packed, type PackedCells, type PackedCurve, type ParamHistory, type RegistryModel, type RunAlert, type RunArtifact, type RunChange, type RunGroup, type RunKey, type RunSurroundings, type RunValues, type StoreContents, type StoreProblem } from "../../core/index.ts";
import { changeRun, type ChangeWorld } from "./change.ts";
import { columnsOfTable, mapTable, previewOfTable, type ColumnsOfTable } from "./mapTable.ts";
import { noteReader } from "./notes.ts";
import { packedCells, packedCurve, packedSpark } from "./packed.ts";
import { runReader, type RunQuery } from "./reader.ts";

/** What may be asked of the runs of a workspace. Everything but `table` is about the runs as `table` found them last. */
export interface RunOrders {
  readonly table: { readonly params: RunQuery & { readonly deleted?: boolean }; readonly result: { readonly table: ExperimentsTable; readonly problems: readonly StoreProblem[]; /** Stays the same as long as nothing of the runs changed, their curves included. */ readonly version: number } };
  readonly cells: { readonly params: { readonly columns: readonly ColumnQuery[] }; readonly result: readonly PackedCells[] };
  readonly curves: { readonly params: { readonly runs: readonly RunKey[]; readonly metric: string; readonly times?: boolean; readonly most?: number }; readonly result: readonly PackedCurve[] };
  /** The code that each run was made from; its commit is empty where its tracker wrote none down. */
  readonly codes: { readonly params: { readonly runs: readonly RunKey[] }; readonly result: readonly { readonly commit: string; readonly patch?: string }[] };
  /** The runs by their tracker, experiment and script, as they were found a moment ago. */
  readonly groups: { readonly params: RunQuery; readonly result: readonly RunGroup[] };
  readonly paramHistory: { readonly params: RunQuery & { readonly path: readonly string[] }; readonly result: ParamHistory | null };
  readonly alerts: { readonly params: { readonly silentMinutes?: number }; readonly result: readonly (RunAlert & { readonly run: RunKey; readonly name: string })[] };
  readonly importance: { readonly params: { readonly metric: string }; readonly result: ImportanceReport };
  readonly sparks: { readonly params: { readonly runs: readonly RunKey[]; readonly metric: string; readonly values: number }; readonly result: readonly Packed[] };
  readonly values: { readonly params: { readonly runs: readonly RunKey[] }; readonly result: readonly RunValues[] };
  readonly surroundings: { readonly params: { readonly runs: readonly RunKey[] }; readonly result: readonly RunSurroundings[] };
  readonly artifacts: { readonly params: { readonly runs: readonly RunKey[] }; readonly result: readonly (readonly RunArtifact[])[] };
  readonly artifact: { readonly params: { readonly run: RunKey; readonly id: string }; readonly result: ArtifactContent };
  readonly change: { readonly params: ChangeWorld & { readonly change: RunChange }; readonly result: ChangeResult };
  /** A model card in Markdown, or a report as a page that stands alone; null where the run is gone. */
  readonly card: { readonly params: { readonly run: RunKey; readonly format: "markdown" | "html" }; readonly result: string | null };
  readonly tableColumns: { readonly params: { readonly path: string }; readonly result: ColumnsOfTable };
  readonly tablePreview: { readonly params: { readonly path: string; readonly mapping: ColumnMapping }; readonly result: readonly string[] };
  readonly mapTable: { readonly params: { readonly path: string; readonly folders: readonly string[]; readonly mapping: ColumnMapping; readonly like?: string }; readonly result: ChangeResult };
  readonly registry: { readonly params: Readonly<Record<string, never>>; readonly result: readonly RegistryModel[] };
}

export type Order = { readonly [Name in keyof RunOrders]: { readonly name: Name; readonly params: RunOrders[Name]["params"] } }[keyof RunOrders];

/** Of more runs that go on at once, or more metrics, nobody reads alerts. */
const [MOST_RUNS, MOST_METRICS] = [20, 6];

/** A run is silent when none of its metrics is logged any more; some are logged once in an hour. */
async function alerts(known: Experiments, silentMinutes: number): Promise<RunOrders["alerts"]["result"]> {
  const found: RunOrders["alerts"]["result"][number][] = [];
  for (const run of known.table.runs.filter(({ status }) => status === "running").slice(0, MOST_RUNS)) {
    const names = Object.keys(known.values(run).metrics).toSorted((a, b) => Number(/loss/i.test(b)) - Number(/loss/i.test(a)));
    const own = await Promise.all(names.slice(0, MOST_METRICS).map(async (name) => alertsOf(name, await known.curve(run, name), Date.now(), silentMinutes * 60_000)));
    const isSilent = own.every((alerts_) => alerts_.some(({ kind }) => kind === "silence"));
    const told = own.flat().filter(({ kind }) => kind !== "silence" || isSilent);
    found.push(...told.map((alert) => ({ ...alert, run: { id: run.id, store: run.store }, name: run.name })));
  }
  return found;
}

/** What stands in code need not be newer than this. */
const WORTH_MS = 10_000;

/** Reads stores and answers questions about them. It remembers what did not change on the disk. */
export function runOffice(): <Name extends keyof RunOrders>(order: Extract<Order, { readonly name: Name }>) => Promise<RunOrders[Name]["result"]> {
  const reader = runReader();
  const withNotes = noteReader();
  let known: Experiments = experiments([]);
  let [version, seen] = [0, ""];
  let last: { readonly stores: readonly StoreContents[]; readonly at: number } | undefined;

  /** As they were read at most so long ago. */
  async function stores(query: RunQuery, worthMs: number): Promise<readonly StoreContents[]> {
    if (last && performance.now() - last.at < worthMs) return last.stores;
    const read = withNotes(query.folders ?? [], await reader.read(query));
    last = { stores: read, at: performance.now() };
    return read;
  }

  const handlers: { readonly [Name in keyof RunOrders]: (params: RunOrders[Name]["params"]) => Promise<RunOrders[Name]["result"]> } = {
    table: async ({ deleted = false, ...query }) => {
      known = experiments(await stores(query, 0), { deleted });
      const now = JSON.stringify([reader.changes(), known.table, known.problems]);
      if (now !== seen) version += 1;
      seen = now;
      return { table: known.table, problems: known.problems, version };
    },
    cells: ({ columns }) => Promise.resolve(columns.map((column) => packedCells(known.cells(column)))),
    curves: ({ runs, metric, ...wanted }) => Promise.all(runs.map(async (run) => packedCurve(run, await known.curve(run, metric), wanted))),
    codes: ({ runs }) => Promise.resolve(runs.map((key) => ({ commit: "", ...known.table.runs.find(({ id, store }) => id === key.id && store === key.store)?.code }))),
    groups: async (query) => runGroups(await stores(query, WORTH_MS)),
    paramHistory: async ({ path, ...query }) => paramHistory(await stores(query, WORTH_MS), path) ?? null,
    alerts: ({ silentMinutes = 15 }) => alerts(known, silentMinutes),
    importance: ({ metric }) => Promise.resolve(known.importance(metric, randomNumbers())),
    sparks: ({ runs, metric, values }) => Promise.all(runs.map(async (run) => packedSpark(await known.curve(run, metric), values))),
    surroundings: ({ runs }) => Promise.all(runs.map((run) => known.surroundings(run))),
    artifacts: ({ runs }) => Promise.all(runs.map((run) => known.artifacts(run).list())),
    artifact: ({ run, id }) => known.artifacts(run).read(id),
    change: async ({ change, ...world }) => {
      const run = known.table.runs.find(({ id, store }) => id === change.run.id && store === change.run.store);
      return run ? changeRun(change, run, world) : { state: "refused", reason: "The run is not in the table any more; refresh it." };
    },
    card: ({ run, format }) => {
      const source = cardSource(last?.stores ?? [], run);
      return Promise.resolve(source ? (format === "html" ? runReportHtml(source) : runCard(source)) : null);
    },
    registry: () => Promise.resolve(known.registry()),
    tableColumns: ({ path }) => Promise.resolve(columnsOfTable(path)),
    tablePreview: ({ path, mapping }) => Promise.resolve(previewOfTable(path, mapping)),
    mapTable: ({ path, folders, mapping, like }) => Promise.resolve(mapTable(path, folders, mapping, like)),
    values: ({ runs }) => Promise.resolve(runs.map((run) => known.values(run))),
  };
  return ({ name, params }) => (handlers[name] as (given: typeof params) => Promise<RunOrders[typeof name]["result"]>)(params);
}

/** The same numbers each time (Lehmer's generator of Park and Miller), so that the same runs give the same picture. */
function randomNumbers(): () => number {
  let state = 42;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

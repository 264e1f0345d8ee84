import { experiments, type ColumnQuery, type Experiments, type ExperimentsTable, type PackedCells, type PackedCurve, type RunKey, type RunValues, type StoreProblem } from "../../core/index.ts";
import { packedCells, packedCurve } from "./packed.ts";
import { runReader, type RunQuery } from "./reader.ts";

/** What may be asked of the runs of a workspace. Everything but `table` is about the runs as `table` found them last. */
export interface RunOrders {
  readonly table: { readonly params: RunQuery; readonly result: { readonly table: ExperimentsTable; readonly problems: readonly StoreProblem[] } };
  readonly cells: { readonly params: { readonly columns: readonly ColumnQuery[] }; readonly result: readonly PackedCells[] };
  readonly curves: { readonly params: { readonly runs: readonly RunKey[]; readonly metric: string; readonly times?: boolean }; readonly result: readonly PackedCurve[] };
  readonly values: { readonly params: { readonly runs: readonly RunKey[] }; readonly result: readonly RunValues[] };
}

export type Order = { readonly [Name in keyof RunOrders]: { readonly name: Name; readonly params: RunOrders[Name]["params"] } }[keyof RunOrders];

/** Reads stores and answers questions about them. It remembers what did not change on the disk. */
export function runOffice(): <Name extends keyof RunOrders>(order: Extract<Order, { readonly name: Name }>) => Promise<RunOrders[Name]["result"]> {
  const reader = runReader();
  let known: Experiments = experiments([]);
  const handlers: { readonly [Name in keyof RunOrders]: (params: RunOrders[Name]["params"]) => Promise<RunOrders[Name]["result"]> } = {
    table: async (query) => {
      known = experiments(await reader.read(query));
      return { table: known.table, problems: known.problems };
    },
    cells: ({ columns }) => Promise.resolve(columns.map((column) => packedCells(known.cells(column)))),
    curves: ({ runs, metric, times }) => Promise.all(runs.map(async (run) => packedCurve(run, await known.curve(run, metric), times === true))),
    values: ({ runs }) => Promise.resolve(runs.map((run) => known.values(run))),
  };
  return ({ name, params }) => (handlers[name] as (given: typeof params) => Promise<RunOrders[typeof name]["result"]>)(params);
}

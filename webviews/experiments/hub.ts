import type { ColumnKey } from "../../server/core/insights/experiments/query/cells.ts";
import type { ExperimentsContract, RunKey } from "../protocol/experiments.ts";
import type { Call } from "../protocol/rpc.ts";
import type { ShownColumn } from "./columns.ts";
import type { ExperimentRun, RunData } from "./data.ts";
import type { ViewState } from "./state.ts";

/** What the parts of the view share. */
export interface Hub {
  readonly call: Call<ExperimentsContract>;
  readonly data: RunData;
  readonly state: () => ViewState;
  readonly update: (change: Partial<ViewState>) => void;
  /** Chooses runs by their places, or takes them out of the choice. */
  readonly toggle: (places: readonly number[]) => void;
}

/** What is shown at one time. */
export interface Shown {
  readonly data: RunData;
  readonly columns: readonly ShownColumn[];
  /** Places of the runs that pass the filter, in their order. */
  readonly rows: readonly number[];
  readonly chosen: readonly ExperimentRun[];
  /** Keys of the chosen runs by the places of their colours. */
  readonly colours: readonly string[];
  readonly state: ViewState;
}

/** What stands below the table. */
export interface Panel {
  readonly node: HTMLElement;
  show(shown: Shown): void;
  /** The columns whose cells it draws. */
  needs(shown: Shown): readonly ColumnKey[];
  /** The runs may have grown: what was fetched is asked for again. */
  readonly forget: () => void;
}

export const keysOf = (runs: readonly ExperimentRun[]): readonly RunKey[] => runs.map(({ id, store }) => ({ id, store }));

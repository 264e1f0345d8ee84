import { baseOf, cellValues, figureOf, nameOf, type CellValue, type ColumnKey, type RunCells } from "../../server/core/insights/experiments/query/cells.ts";
import type { PackedCells } from "../../server/core/insights/experiments/packed.ts";
import type { ColumnQuery, ExperimentColumn, ExperimentRun, ExperimentsTable } from "../../server/core/insights/experiments/table.ts";
import type { ExperimentsContract } from "../protocol/experiments.ts";
import type { Call } from "../protocol/rpc.ts";
import { unpacked } from "../shared/packed.ts";

export type { ExperimentColumn, ExperimentRun, ExperimentsTable };

/** The runs, and the cells of those columns that somebody needs. */
export interface RunData extends RunCells {
  /** Sees to it that columns come; `changed` is called once they are here. */
  need(keys: readonly ColumnKey[]): void;
  /** Puts another table in place as soon as the columns in use are here for it, so that nothing flickers. */
  replace(table: ExperimentsTable): Promise<void>;
}

interface Column {
  readonly values: readonly CellValue[];
  readonly texts?: readonly (string | undefined)[];
}

export const keyOf = (run: { readonly id: string; readonly store: string }): string => `${run.store}#${run.id}`;

export function runData(call: Call<ExperimentsContract>, changed: () => void): RunData {
  let table: ExperimentsTable = { columns: [], runs: [], stores: [] };
  let columns = new Map<ColumnKey, Column>();
  let asked = new Set<ColumnKey>();
  let used: readonly ColumnKey[] = [];
  let round = 0;

  async function fetched(keys: readonly ColumnKey[], count: number): Promise<ReadonlyMap<ColumnKey, Column>> {
    const cells = keys.length === 0 ? [] : await call("cells", { columns: keys.map(queryOf) });
    return new Map(keys.map((key, index) => [key, columnOf(cells[index], count)]));
  }

  return {
    get table() {
      return table;
    },
    get now() {
      return Date.now();
    },
    cells: (key) => columns.get(key)?.values,
    text: (key, place) => columns.get(key)?.texts?.[place],
    need(keys) {
      used = keys;
      const missing = keys.filter((key) => !asked.has(key));
      if (missing.length === 0) return;
      for (const key of missing) asked.add(key);
      const mine = round;
      void fetched(missing, table.runs.length).then((found) => {
        if (mine !== round) return;
        for (const [key, column] of found) columns.set(key, column);
        changed();
      });
    },
    async replace(next) {
      round += 1;
      const mine = round;
      const known = new Set(next.columns.map(({ kind, name }) => `${kind}:${name}`));
      const keys = used.filter((key) => known.has(baseOf(key)));
      const found = await fetched(keys, next.runs.length);
      if (mine !== round) return;
      table = next;
      columns = new Map(found);
      asked = new Set(keys);
      changed();
    },
  };
}

function queryOf(key: ColumnKey): ColumnQuery {
  const figure = figureOf(key);
  if (figure === "param") return { kind: "param", name: nameOf(key) };
  return { kind: "metric", name: nameOf(key), figure: figure === "min" || figure === "max" || figure === "mean" ? figure : "last" };
}

function columnOf(cells: PackedCells | undefined, count: number): Column {
  if (!cells) return { values: [] };
  if (cells.kind === "numbers") return { values: cellValues({ ...cells, values: unpacked(cells.values) }, count) };
  return { values: cellValues(cells, count), texts: cells.places.map((word) => cells.words[word]) };
}

import type { PackedCells } from "../../server/core/insights/experiments/packed.ts";
import type { ExperimentColumn, ExperimentRun as RunHead, ExperimentsTable as TableHead } from "../../server/core/insights/experiments/table.ts";
import type { ExperimentsContract } from "../protocol/experiments.ts";
import type { Call } from "../protocol/rpc.ts";
import { unpacked } from "../shared/packed.ts";

/** A run with its cells. */
export interface ExperimentRun extends RunHead {
  readonly params: Readonly<Record<string, string>>;
  /** The last value of each. */
  readonly metrics: Readonly<Record<string, number>>;
}

export interface ExperimentsTable {
  readonly columns: readonly (ExperimentColumn & { /** For a metric with a better way: the best last value among the runs. */ readonly best?: number })[];
  readonly runs: readonly ExperimentRun[];
}

export type TableColumn = ExperimentsTable["columns"][number];

/** Puts the cells into their rows. */
export async function withCells({ columns, runs }: TableHead, call: Call<ExperimentsContract>): Promise<ExperimentsTable> {
  const cells = await call("cells", { columns: columns.map(({ kind, name }) => ({ kind, name })) });
  const params = runs.map((): [string, string][] => []);
  const metrics = runs.map((): [string, number][] => []);
  columns.forEach(({ name }, index) => {
    const column = cells[index];
    if (column?.kind === "texts") column.places.forEach((word, place) => word >= 0 && params[place]?.push([name, column.words[word] ?? ""]));
    if (column?.kind === "numbers") eachNumber(column, (place, value) => metrics[place]?.push([name, value]));
  });
  const rows = runs.map((run, place) => ({ ...run, params: Object.fromEntries(params[place] ?? []), metrics: Object.fromEntries(metrics[place] ?? []) }));
  return { columns: columns.map((column) => withBest(column, rows)), runs: rows };
}

function eachNumber({ values, places }: Extract<PackedCells, { readonly kind: "numbers" }>, take: (place: number, value: number) => void): void {
  unpacked(values).forEach((value, index) => take(places?.[index] ?? index, value));
}

function withBest(column: ExperimentColumn, rows: readonly ExperimentRun[]): TableColumn {
  const { better, name } = column;
  const finite = rows.flatMap(({ metrics }) => metrics[name] ?? []).filter(Number.isFinite);
  return better && finite.length > 0 ? { ...column, best: finite.reduce((a, b) => (better === "higher" ? Math.max(a, b) : Math.min(a, b))) } : column;
}

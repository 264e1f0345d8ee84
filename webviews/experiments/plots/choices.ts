import { nameOf, RUN_FIELDS, type ColumnKey } from "../../../server/core/insights/experiments/query/cells.ts";
import type { ExperimentsTable } from "../data.ts";

/** Columns to choose from, by what they are called. Where a parameter is called as a metric, it says that it is one. */
export interface Choices {
  readonly labels: readonly string[];
  keyOf(label: string): ColumnKey | undefined;
  labelOf(key: ColumnKey): string | undefined;
}

export type ChoiceKind = "metric" | "param" | "run";

/** Of the run itself what can be measured or counted. */
const OF_RUNS: readonly ColumnKey[] = ["run:duration", "run:started", "run:status", "run:experiment", "run:tracker"];

export function choicesOf({ columns }: ExperimentsTable, kinds: readonly ChoiceKind[]): Choices {
  const metrics = new Set(columns.filter(({ kind }) => kind === "metric").map(({ name }) => name));
  const ofKind: Readonly<Record<ChoiceKind, () => readonly (readonly [label: string, key: ColumnKey])[]>> = {
    metric: () => [...metrics].map((name) => [name, `metric:${name}`]),
    param: () => columns.filter(({ kind }) => kind === "param").toSorted((a, b) => Number(b.varies) - Number(a.varies)).map(({ name }) => [metrics.has(name) ? `${name} (parameter)` : name, `param:${name}`]),
    run: () => OF_RUNS.map((key) => [RUN_FIELDS.find((column) => column.key === key)?.title ?? nameOf(key), key]),
  };
  const all = new Map(kinds.flatMap((kind) => ofKind[kind]()));
  const back = new Map([...all].map(([label, key]) => [key, label]));
  return { labels: [...all.keys()], keyOf: (label) => all.get(label), labelOf: (key) => back.get(key) };
}

import { memo } from "../../memo.ts";
import type { FitEvent } from "./flow/events.ts";
import { flowOf } from "./flow/flow.ts";
import { grouped } from "./grouped.ts";
import { relate } from "./flow/rows.ts";
import type { Columns, Fit, Taint } from "./flow/value.ts";
import type { Program } from "./program/program.ts";

/** A column that holds what a model said of the target, and is a feature of the next model for the same target. */
export interface PredictedFeature {
  readonly column: string;
  readonly first: Fit;
  readonly second: Fit;
}

export const predictedFeatures: (program: Program) => readonly PredictedFeature[] = memo((program: Program): readonly PredictedFeature[] => {
  const fits = flowOf(program).events.filter((event): event is FitEvent => event.type === "fit" && event.role === "model" && event.fit.labelled);
  const byPlace = grouped(fits, ({ fit }) => [fit.at.start]);
  const found = new Map<number, PredictedFeature>();
  for (const { fit: second } of fits) {
    for (const taint of second.taints) {
      const first = byPlace.get(taint.at.start)?.find(({ fit }) => fit !== second)?.fit;
      const column = first && columnOf(taint, second.columns);
      if (first && column !== undefined && isSameTarget(first, second) && relate(first.rows, second.rows) === "overlap" && !found.has(second.at.start)) found.set(second.at.start, { column, first, second });
    }
  }
  return [...found.values()];
});

/** Only where it is known which columns there are. */
function columnOf({ kind, columns: held }: Taint, columns: Columns): string | undefined {
  if (kind !== "imputation") return undefined;
  return held?.find((name) => columns.only?.includes(name) ?? (columns.without !== undefined && !columns.without.includes(name)));
}

/** A model that fills gaps in a column foretells that column, not the target. */
function isSameTarget(first: Fit, second: Fit): boolean {
  const [one, ...more] = first.target.only ?? [];
  return one !== undefined && more.length === 0 && second.target.only?.length === 1 && second.target.only[0] === one;
}

import { memo } from "../../memo.ts";
import type { Program } from "./program/program.ts";
import { flowOf } from "./flow/flow.ts";
import type { Columns, Fit, Taint } from "./flow/value.ts";

/** A column that holds something of later rows and is surely among the features of a model. */
export interface FutureFeature {
  readonly taint: Taint;
  readonly fit: Fit;
  readonly column: string;
}

export const futureFeatures: (program: Program) => readonly FutureFeature[] = memo((program: Program): readonly FutureFeature[] => {
  const found = new Map<number, FutureFeature>();
  for (const event of flowOf(program).events) {
    if (event.type !== "fit" || event.role === "statistic") continue;
    for (const taint of event.fit.taints) {
      const column = taint.kind === "future" ? taint.columns?.find((name) => isIn(event.fit.columns, name)) : undefined;
      if (column !== undefined && !found.has(taint.at.start)) found.set(taint.at.start, { taint, fit: event.fit, column });
    }
  }
  return [...found.values()];
});

/** Only where it is known which columns there are. */
const isIn = (columns: Columns, name: string): boolean => columns.only?.includes(name) ?? (columns.without !== undefined && !columns.without.includes(name));

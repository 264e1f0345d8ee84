import { memo } from "../../memo.ts";
import type { Program } from "./program/program.ts";
import { flowOf } from "./flow/flow.ts";
import type { Fit } from "./flow/value.ts";

/** A fit whose features surely hold the target's column. */
export interface HeldTarget {
  readonly fit: Fit;
  readonly column: string;
}

export const heldTargets: (program: Program) => readonly HeldTarget[] = memo((program: Program): readonly HeldTarget[] => {
  const found = new Map<number, HeldTarget>();
  for (const event of flowOf(program).events) {
    if (event.type !== "fit" || (event.role !== "model" && event.role !== "search")) continue;
    const [column, ...more] = event.fit.target.only ?? [];
    if (column === undefined || more.length > 0 || !holds(event.fit, column)) continue;
    found.set(event.fit.at.start, { fit: event.fit, column });
  }
  return [...found.values()];
});

/** A pipeline, alone or in a search, may begin by choosing columns. */
function holds({ columns, holdsTarget, api }: Fit, column: string): boolean {
  if (columns.only) return columns.only.includes(column) && columns.only.length > 1;
  if (/pipeline|SearchCV$/i.test(api)) return false;
  if (columns.with?.includes(column)) return true;
  return holdsTarget && !(columns.without?.includes(column) ?? false);
}

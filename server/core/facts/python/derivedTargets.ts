import { memo } from "../../memo.ts";
import { derivedColumns, derivedFrom } from "./flow/derived.ts";
import { flowOf } from "./flow/flow.ts";
import type { Columns, Fit } from "./flow/value.ts";
import type { Program } from "./program/program.ts";

/** A fit whose features and target were computed one from the other. */
export interface DerivedTarget {
  readonly fit: Fit;
  readonly features: readonly string[];
  readonly target: string;
  /** Which of the two was computed. */
  readonly way: "feature" | "target";
}

export const derivedTargets: (program: Program) => readonly DerivedTarget[] = memo((program: Program): readonly DerivedTarget[] => {
  const found = new Map<number, DerivedTarget>();
  for (const event of flowOf(program).events) {
    if (event.type !== "fit" || event.role !== "model" || /pipeline/i.test(event.fit.api) || found.has(event.fit.at.start)) continue;
    const one = derivedIn(event.fit);
    if (one) found.set(event.fit.at.start, one);
  }
  return [...found.values()];
});

function derivedIn(fit: Fit): DerivedTarget | undefined {
  const { columns, target } = fit;
  const [name, ...more] = target.only ?? [];
  if (name === undefined || more.length > 0) return undefined;
  const features = [...derivedColumns(columns.derived)].flatMap(([feature, from]) => (feature !== name && from.includes(name) && holds(columns, feature) ? [feature] : []));
  if (features.length > 0) return { fit, features, target: name, way: "feature" };
  const sources = derivedFrom(target.derived, name).filter((source) => source !== name);
  return sources.length > 0 && sources.every((source) => surelyHolds(columns, source)) ? { fit, features: sources, target: name, way: "target" } : undefined;
}

/** A column that was computed is there until it is dropped. */
const holds = (columns: Columns, name: string): boolean => columns.only?.includes(name) ?? !(columns.without?.includes(name) ?? false);

/** The rest of the table that the target was taken from holds the columns that the target was computed from. */
const surelyHolds = (columns: Columns, name: string): boolean => columns.only?.includes(name) ?? (columns.without !== undefined && columns.derived !== undefined && !columns.without.includes(name));

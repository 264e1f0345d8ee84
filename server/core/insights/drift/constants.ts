import type { Compared } from "./compareColumn.ts";

/** Columns that stopped or began to vary: a sensor that hangs, a default that is written everywhere. */
export function constantProblems({ name, reference, current }: Compared): readonly string[] {
  if (reference.count < FEWEST || current.count < FEWEST) return [];
  const [before, after] = [reference.distinct === 1, current.distinct === 1];
  if (before && after) return [`\`${name}\` holds one value on both sides, so a model can learn nothing from it.`];
  if (after) return [`\`${name}\` varies in the reference and holds one value in the current data. Look at where it comes from.`];
  return before ? [`\`${name}\` holds one value in the reference and varies in the current data; a model trained on the reference never saw that.`] : [];
}

const FEWEST = 20;

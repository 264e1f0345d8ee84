import { counted } from "../tables/words.ts";
import { percent } from "../words.ts";
import type { TableHead } from "../tables/table.ts";
import type { DriftProblem, RowChecks } from "./report.ts";

/** Rows that stand twice, and rows that both data sets hold. */
export function rowChecks(reference: TableHead, current: TableHead): RowChecks {
  const [before, after] = [reference.rowHashes, current.rowHashes];
  const same = reference.columns.length === current.columns.length && reference.columns.every((name, place) => current.columns[place] === name);
  return {
    ...(before && { referenceDuplicates: repeats(before) }),
    ...(after && { currentDuplicates: repeats(after) }),
    ...(before && after && same && { shared: common(before, after) }),
  };
}

/** Only what a person should look at: a few equal rows are usual where columns have few values. */
export function rowProblems({ referenceDuplicates = 0, currentDuplicates = 0, shared = 0 }: RowChecks, reference: TableHead, current: TableHead): readonly DriftProblem[] {
  const [before, after] = [referenceDuplicates / Math.max(1, reference.rows), currentDuplicates / Math.max(1, current.rows)];
  if (reference.columns.length < FEWEST_COLUMNS) return [];
  const more = after - before >= NOTABLE ? [`${current.name} holds ${counted(currentDuplicates, "row")} twice (${percent(after)}; the reference ${percent(before)}). A join or an export may have repeated them.`] : [];
  const both = shared / Math.max(1, current.rows);
  const leaked = both >= NOTABLE && both > 2 * Math.max(before, after) ? [`${counted(shared, "row")} of ${current.name} (${percent(both)}) stand in ${reference.name} as well. If one trains a model and the other tests it, the score is too good.`] : [];
  return [...more, ...leaked].map((message) => ({ message }));
}

const NOTABLE = 0.01;
/** Rows of one or two values are equal by chance. */
const FEWEST_COLUMNS = 3;

function repeats(sorted: Float64Array): number {
  return sorted.reduce((count, hash, index) => (index > 0 && hash === sorted[index - 1] ? count + 1 : count), 0);
}

function common(reference: Float64Array, current: Float64Array): number {
  let count = 0;
  let place = 0;
  for (const hash of current) {
    while (place < reference.length && (reference[place] ?? Infinity) < hash) place += 1;
    if (reference[place] === hash) count += 1;
  }
  return count;
}

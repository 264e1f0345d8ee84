import { setImmediate as breathe } from "node:timers/promises";

import { commonColumns, comparePair, headOf, judgeDrift, rowChecks, type Column, type DriftOptions, type DriftReport, type Table } from "../core/index.ts";
import type { Progress } from "./columnThreads.ts";
import { readTable } from "./table.ts";

export type ComparedTables = { readonly state: "done"; readonly report: DriftReport } | { readonly state: "failed"; readonly reason: string };

/** Compares two data sets that are read as a whole, such as CSV, and tells how many rows are read and then which column is in work. */
export async function driftByTables(reference: string, current: string, options: DriftOptions, progress: Progress = () => undefined): Promise<ComparedTables> {
  let rows = 0;
  const tell = (more: number): void => {
    rows += more;
    progress({ done: 0, of: 1, column: "", rows });
  };
  const [before, after] = await Promise.all([readTable(reference, undefined, tell), readTable(current, undefined, tell)]);
  if (before.state === "failed") return before;
  if (after.state === "failed") return after;
  return { state: "done", report: await compared(before.table, after.table, options, progress) };
}

async function compared(before: Table, after: Table, options: DriftOptions, progress: Progress): Promise<DriftReport> {
  const [reference, current] = [headOf(before), headOf(after)];
  const [ofReference, ofCurrent] = [byName(before), byName(after)];
  const names = commonColumns(reference, current, options);
  const pairs: ReturnType<typeof comparePair>[] = [];
  for (const [done, name] of names.entries()) {
    const [one, other] = [ofReference.get(name), ofCurrent.get(name)];
    if (!one || !other) continue;
    if (one.numbers.length + other.numbers.length > MANY_VALUES || done % MANY_COLUMNS === 0) {
      progress({ done, of: names.length, column: name });
      // What was told goes out only when nobody computes.
      await breathe();
    }
    pairs.push(comparePair(one, other, options));
  }
  return judgeDrift({ reference, current, rows: rowChecks(reference, current) }, pairs, options);
}

/** From here on a column takes long enough to be told of. */
const MANY_VALUES = 50_000;
const MANY_COLUMNS = 100;

const byName = ({ columns }: Table): ReadonlyMap<string, Column> => new Map(columns.map((column) => [column.name, column]));

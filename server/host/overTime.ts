import { driftOverTime, windowsOf, type DriftOptions, type DriftOverTime, type Table, type WindowUnit } from "../core/index.ts";
import { placeOf } from "./dataPlace.ts";
import { readFrame, readTable } from "./table.ts";

export interface OverTimeOrder {
  readonly reference: string;
  readonly current: string;
  readonly options: DriftOptions;
  /** A column of times of the current data, or each file of a folder or pattern as a window of its own. */
  readonly over: { readonly column: string; readonly unit?: WindowUnit } | "files";
}

export type OverTimeDone = { readonly state: "failed"; readonly reason: string } | { readonly state: "done"; readonly report: DriftOverTime };

/** Compares the windows of the current data with the reference, one after the other. */
export async function overTime({ reference, current, options, over }: OverTimeOrder): Promise<OverTimeDone> {
  const before = await readTable(reference);
  if (before.state === "failed") return before;
  if (over === "files") return byFiles(before.table, current, options);
  const frame = await readFrame(current);
  if (frame.state === "failed") return frame;
  const cut = windowsOf(frame.frame, over.column, over.unit);
  if (cut.state === "failed") return cut;
  const without = cut.without === 0 ? [] : [`${cut.without} rows have no time in \`${over.column}\` and are left out.`];
  const report = driftOverTime(before.table, cut.windows, { ...options, ignore: [...options.ignore, over.column] });
  return { state: "done", report: { ...report, problems: [...frame.frame.problems, ...without] } };
}

async function byFiles(reference: Table, current: string, options: DriftOptions): Promise<OverTimeDone> {
  const found = await placeOf(current);
  if (found.state === "failed") return { state: "failed", reason: `${current} ${found.reason}` };
  if (found.place.kind !== "files") return { state: "failed", reason: `${current} is no folder and no pattern, so there is one file and no course of time.` };
  const windows: Table[] = [];
  const problems: string[] = [];
  for (const { path } of found.place.files) {
    const read = await readTable(path);
    if (read.state === "failed") problems.push(read.reason);
    else windows.push(read.table);
  }
  return { state: "done", report: { ...driftOverTime(reference, windows, options), problems } };
}

import { driftOverTime, driftOverTimeOverSql, timeColumns, windowsOf, type DriftOptions, type DriftOverTime, type Frame, type Table, type WindowUnit } from "../core/index.ts";
import type { Progress } from "./columnThreads.ts";
import { placeOf, type DataPart } from "./dataPlace.ts";
import { betweenEngines, isInEngine } from "./sql/driftInEngines.ts";
import type { Secrets } from "./sql/remoteData.ts";
import { readFrame, readTable } from "./table.ts";

export interface OverTimeOrder {
  readonly reference: string;
  readonly current: string;
  readonly options: DriftOptions;
  /** A column of times of the current data, or each file of a folder or pattern as a window of its own; else as the options say, else what the data are. */
  readonly secrets?: Secrets;
  readonly over?: "files" | { readonly column: string; readonly unit?: WindowUnit };
}

export type OverTimeDone = { readonly state: "failed"; readonly reason: string } | { readonly state: "done"; readonly report: DriftOverTime };

/** Compares the windows of the current data with the reference, one after the other. */
export async function overTime(order: OverTimeOrder, progress?: Progress): Promise<OverTimeDone> {
  const over = order.over ?? chosenIn(order.options);
  if (isInEngine(order)) return courseInEngines(order, over, progress);
  const before = await readTable(order.reference);
  if (before.state === "failed") return before;
  const work: Work = { ...order, before: before.table, ...(progress && { progress }) };
  const files = over === "files" || over === undefined ? await filesOf(order.current) : [];
  if (over === "files") return files.length > 0 ? byFiles(work, files) : failed(`${order.current} is no folder and no pattern of data files, so there is one file and no course of time.`);
  const frame = await readFrame(order.current);
  if (frame.state === "failed") return frame;
  const times = timeColumns(frame.frame);
  const column = over?.column ?? times[0];
  if (column !== undefined) return byTime(work, frame.frame, { times, column, ...(over?.unit && { unit: over.unit }) });
  return files.length > 1 ? byFiles(work, files) : failed(`No column of ${frame.frame.name} holds dates or times (such as 2024-05-01 or 2024-05-01T08:00:00Z), and it is no folder of files.`);
}

/** Windows of a table of an engine are cut there. */
function courseInEngines(order: OverTimeOrder, over: OverTimeOrder["over"], progress: Progress = () => undefined): Promise<OverTimeDone> {
  if (over === "files") return Promise.resolve(failed(`${order.current} is no folder of files. Name the column of times by which its windows are cut.`));
  return betweenEngines(order, (before, after) => driftOverTimeOverSql(before, after, { ...over }, order.options, (done, of, column) => progress({ done, of, column })));
}

interface Work {
  readonly before: Table;
  readonly options: DriftOptions;
  readonly progress?: Progress;
}

const failed = (reason: string): OverTimeDone => ({ state: "failed", reason });

function chosenIn({ over, window }: DriftOptions): OverTimeOrder["over"] {
  if (over === undefined || over === "files") return over;
  return { column: over, ...(window && { unit: window }) };
}

function byTime({ before, options, progress }: Work, frame: Frame, { times, column, unit }: { readonly times: readonly string[]; readonly column: string; readonly unit?: WindowUnit }): OverTimeDone {
  const cut = windowsOf(frame, column, unit);
  if (cut.state === "failed") return cut;
  const without = cut.without === 0 ? [] : [`${cut.without} rows have no time in \`${column}\` and are left out.`];
  const report = driftOverTime(before, cut.windows, { ...options, ignore: [...options.ignore, column] }, { kind: "time", column, unit: cut.unit }, told(progress));
  return { state: "done", report: { ...report, timeColumns: times, problems: [...frame.problems, ...without] } };
}

async function filesOf(current: string): Promise<readonly DataPart[]> {
  const found = await placeOf(current);
  return found.state === "found" && found.place.kind === "files" ? found.place.files : [];
}

async function byFiles({ before, options, progress }: Work, files: readonly DataPart[]): Promise<OverTimeDone> {
  const windows: Table[] = [];
  const problems: string[] = [];
  for (const { path } of files) {
    const read = await readTable(path);
    if (read.state === "failed") problems.push(read.reason);
    else windows.push(read.table);
  }
  return { state: "done", report: { ...driftOverTime(before, windows, options, { kind: "files" }, told(progress)), problems } };
}

const told = (progress: Progress | undefined) => (done: number, of: number, column: string): void => progress?.({ done, of, column });

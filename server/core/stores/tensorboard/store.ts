import { contentsOf, type LoggedRun } from "../contents.ts";
import type { StoreFile, StoreFolder } from "../folder.ts";
import { growing, type Log } from "../growing.ts";
import type { StoreReader } from "../reader.ts";
import type { RunStatus, StoreProblem } from "../run.ts";
import { readEvents } from "./events.ts";
import { tensorboardMedia } from "./media.ts";
import { emptyRun, newTags, takeEvent, type TensorboardRun } from "./summaries.ts";

/** A writer flushes every two minutes unless told otherwise, so one that was silent for longer has most likely ended. */
const SILENT_MS = 5 * 60_000;

export const isEventFile = (name: string): boolean => name.includes("tfevents");

interface EventLog extends Log {
  readonly run: TensorboardRun;
  problem(): string | undefined;
}

/**
 * Reads folders with event files as the runs of one log folder. A run is called by its folder's path from there.
 */
export function tensorboardReader(now: () => number): StoreReader {
  const logOf = growing(eventLog);
  return async ({ root, folders: places }) => {
    const problems: StoreProblem[] = [];
    const runs: LoggedRun[] = [];
    for (const folder of places) {
      const files = (await folder.entries()).files.filter(({ name }) => isEventFile(name));
      const logs: EventLog[] = [];
      for (const file of files) {
        const log = await logOf(file).catch(() => undefined);
        const problem = log ? log.problem() : "This file cannot be read; check its permissions.";
        if (problem !== undefined) problems.push({ file: file.path, message: problem });
        if (log) logs.push(log);
      }
      const changed = Math.max(...files.map(({ modified }) => modified));
      if (logs.length > 0) runs.push({ ...loggedRun(logs.map(({ run }) => run), root, folder, now() - changed > SILENT_MS), artifacts: tensorboardMedia(logs.map(({ run }) => run), files) });
    }
    return contentsOf(runs, problems);
  };
}

function eventLog(file: StoreFile): EventLog {
  const run = emptyRun();
  const tags = newTags();
  let broken = 0;
  let events = 0;
  return {
    run,
    problem: () => {
      if (broken === 0) return undefined;
      return events === 0 ? "This is no TensorBoard event file, or it is damaged from its start." : `${broken === 1 ? "1 place in this file is" : `${broken} places in this file are`} damaged and left out; the rest is shown.`;
    },
    take(bytes, at) {
      const { used, damaged } = readEvents(bytes, (event, place) => {
        events += 1;
        takeEvent(run, tags, event, { file: file.path, start: at + place });
      });
      broken += damaged;
      return used;
    },
  };
}

function loggedRun(parts: readonly TensorboardRun[], root: StoreFolder, folder: StoreFolder, isSilent: boolean): LoggedRun {
  const name = folder.path === root.path ? root.name : folder.path.slice(root.path.length + 1).replaceAll("\\", "/");
  const times = parts.flatMap(({ firstTime, lastTime }) => [firstTime, lastTime]).filter((time) => time > 0);
  const [startTime, endTime] = [Math.min(...times), Math.max(...times)];
  return {
    id: name,
    name,
    experiment: root.name,
    store: root.path,
    tracker: "TensorBoard",
    status: statusOf(parts.findLast(({ status }) => status !== undefined)?.status, isSilent),
    ...(times.length > 0 && { startTime, ...(isSilent && { endTime }) }),
    deleted: false,
    tags: {},
    folder: folder.path,
    params: Object.fromEntries(parts.flatMap(({ params }) => [...params])),
    curves: joined(parts),
  };
}

function statusOf(status: number | undefined, isSilent: boolean): RunStatus {
  return STATUS[status ?? 0] ?? (isSilent ? "finished" : "running");
}

const STATUS: Readonly<Record<number, RunStatus>> = { 1: "finished", 2: "failed" };

/** Several files in one folder are one run; each goes on where the one before stopped. */
function joined(parts: readonly TensorboardRun[]): LoggedRun["curves"] {
  const [first, ...more] = parts;
  if (!first || more.length === 0) return first?.curves ?? new Map<string, never>();
  const whole = emptyRun().curves;
  for (const { curves, resumedAt } of parts) {
    if (resumedAt !== undefined) for (const curve of whole.values()) curve.dropFrom(resumedAt);
    for (const [tag, curve] of curves) {
      const known = whole.get(tag);
      if (!known) whole.set(tag, curve.copy());
      else known.append(curve.curve());
    }
  }
  return whole;
}

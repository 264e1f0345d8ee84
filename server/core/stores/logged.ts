import type { Artifacts } from "./artifacts/artifact.ts";
import type { LoggedRun } from "./contents.ts";
import { growingCurve, type GrowingCurve } from "./curve.ts";
import type { StoreFile } from "./folder.ts";
import type { RunStatus, Tracker } from "./run.ts";

/** Curves by name, each made when its first point comes. */
export interface Curves {
  readonly byName: ReadonlyMap<string, GrowingCurve>;
  add(name: string, step: number, time: number, value: number): void;
}

export function curves(): Curves {
  const byName = new Map<string, GrowingCurve>();
  return {
    byName,
    add(name, step, time, value) {
      const curve = byName.get(name) ?? growingCurve();
      if (curve.count === 0) byName.set(name, curve);
      curve.add(step, time, value);
    },
  };
}

interface FileRun {
  readonly id: string;
  readonly name?: string;
  readonly experiment: string;
  readonly store: string;
  readonly tracker: Tracker;
  readonly status: RunStatus;
  readonly file: StoreFile;
  readonly folder?: string;
  readonly group?: string;
  readonly artifacts?: Artifacts;
  readonly startTime?: number | undefined;
  readonly endTime?: number | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly curves: ReadonlyMap<string, GrowingCurve>;
}

/** A run of a tracker that keeps nothing but a file. When it was written is the best that is known of its end. */
export function fileRun({ file, startTime, endTime, ...run }: FileRun): LoggedRun {
  const ended = endTime ?? (run.status === "running" ? undefined : file.modified);
  return { name: run.id, tags: {}, deleted: false, ...run, ...(startTime !== undefined ? { startTime } : { startTime: file.modified }), ...(ended !== undefined && startTime !== undefined && ended >= startTime && { endTime: ended }) };
}

/** A log that was written to this recently belongs to a training that still runs. */
const SILENT_MS = 5 * 60_000;

export const statusByAge = (file: StoreFile, now: () => number): RunStatus => (now() - file.modified > SILENT_MS ? "finished" : "running");

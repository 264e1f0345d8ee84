import { given } from "../artifacts/files.ts";
import { contentsOf, type LoggedRun } from "../contents.ts";
import { growingCurve, type GrowingCurve } from "../curve.ts";
import { fileAt, type StoreEntries, type StoreFile, type StoreFolder } from "../folder.ts";
import { growing, type Log } from "../growing.ts";
import { flattened, numberFrom, paramText } from "../numbers.ts";
import type { StoreReader } from "../reader.ts";
import type { RunCode, RunStatus, StoreProblem } from "../run.ts";
import { isWandbLog, readRecords } from "./log.ts";
import { wandbMedia } from "./media.ts";
import { emptyRun, takeRecord, type WandbRun } from "./record.ts";

/** A run that ended without a word is said to have failed when its file has not grown for this long; as W&B's own viewer decides. */
const SILENT_MS = 10 * 60_000;
export const isWandbRun = (folderName: string): boolean => RUN_FOLDER.test(folderName);
const RUN_FOLDER = /^(?:offline-)?run-\d{8}_\d{6}-(.+)$/;

export const isWandbFolder = (folderNames: readonly string[]): boolean => folderNames.some((name) => RUN_FOLDER.test(name));

interface WandbLog extends Log {
  readonly run: WandbRun;
  /** Why nothing, or not all, could be read. */
  problem(): string | undefined;
}

/** Reads the folder called `wandb`, again and again: only what the logs have gained is decoded. */
export function wandbReader(now: () => number): StoreReader {
  const logOf = growing(wandbLog);
  return async ({ root, folders: places }) => {
    const all = (await root.entries()).folders;
    // A run that was named stands for itself; else those of the whole folder are read.
    const named = places.filter(({ path }) => path !== root.path).map(({ path }) => path);
    const folders = named.length > 0 ? all.filter(({ path }) => named.includes(path)) : all;
    const problems: StoreProblem[] = [];
    const runs: LoggedRun[] = [];
    for (const folder of folders) {
      const [, id] = RUN_FOLDER.exec(folder.name) ?? [];
      const entries = await folder.entries();
      const file = id === undefined ? undefined : entries.files.find(({ name }) => name.endsWith(".wandb"));
      if (id === undefined || !file) continue;
      const log = await logOf(file).catch(() => undefined);
      const problem = log ? log.problem() : "This file cannot be read; check its permissions.";
      if (problem !== undefined) problems.push({ file: file.path, message: problem });
      if (log) runs.push(await loggedRun(log.run, { id, file, root, entries, isSilent: now() - file.modified > SILENT_MS }));
    }
    return contentsOf(merged(runs), problems);
  };
}

function wandbLog(): WandbLog {
  const run = emptyRun();
  let isLog = true;
  let broken = 0;
  return {
    run,
    problem: () => {
      if (!isLog) return "This is no W&B log: it does not begin with W&B's header. Copy it again from the machine that wrote it.";
      return broken === 0 ? undefined : `${broken === 1 ? "1 part of this log is" : `${broken} parts of this log are`} damaged and left out; the rest of the run is shown.`;
    },
    take(bytes, at) {
      if (at === 0) isLog = isWandbLog(bytes);
      if (!isLog) return bytes.length;
      const { records, used, damaged } = readRecords(bytes, at);
      broken += damaged;
      for (const record of records) takeRecord(run, record);
      return used;
    },
  };
}

interface Place {
  readonly id: string;
  readonly file: StoreFile;
  readonly root: StoreFolder;
  readonly entries: StoreEntries;
  readonly isSilent: boolean;
}

async function loggedRun(run: WandbRun, { id, file, root, entries, isSilent }: Place): Promise<LoggedRun> {
  const { facts, config, curves, summary } = run;
  const filesFolder = entries.folders.find(({ name }) => name === "files");
  const patch = filesFolder && (await fileAt(filesFolder, "diff.patch"));
  const code: RunCode | undefined = facts.code && { ...facts.code, ...(patch && { patch: patch.path }) };
  const endTime = facts.startTime !== undefined && facts.exitCode !== undefined ? facts.startTime + (facts.runtime ?? 0) * 1000 : undefined;
  const singles = [...summary].filter(([name]) => !isOfMedium(summary, name)).flatMap(([name, value]) => singleCurves(run, name, value));
  return {
    id: facts.id ?? id,
    name: facts.name ?? facts.id ?? id,
    experiment: facts.project ?? "",
    store: root.path,
    tracker: "W&B",
    status: statusOf(facts.exitCode, isSilent),
    ...(facts.startTime !== undefined && { startTime: facts.startTime }),
    ...(endTime !== undefined && endTime > (facts.startTime ?? 0) ? { endTime } : isSilent && { endTime: file.modified }),
    deleted: false,
    tags: tagsOf(run),
    ...(facts.note !== undefined && { note: facts.note }),
    ...(code && { code }),
    ...(filesFolder && { folder: filesFolder.path }),
    ...given({ group: facts.group ?? facts.sweep }),
    artifacts: wandbMedia(run, filesFolder),
    params: Object.fromEntries([...config].flatMap(([name, value]) => flattened(value, ".", name)).map(([name, value]) => [name, paramText(value)])),
    curves: new Map([...curves, ...singles]),
  };
}

function statusOf(exitCode: number | undefined, isSilent: boolean): RunStatus {
  if (exitCode !== undefined) return exitCode === 0 ? "finished" : "failed";
  return isSilent ? "failed" : "running";
}

function tagsOf({ facts: { tags = [], group, jobType, sweep, entity } }: WandbRun): Readonly<Record<string, string>> {
  const named = Object.entries({ group, job_type: jobType, sweep, entity }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return Object.fromEntries([...named, ...(tags.length > 0 ? [["tags", tags.join(", ")]] : [])]) as Readonly<Record<string, string>>;
}

/** The summary repeats the last picture or table with its width and size, which are no metrics. */
function isOfMedium(summary: WandbRun["summary"], name: string): boolean {
  const parts = name.split(".");
  return parts.some((_, length) => summary.has(`${parts.slice(0, length).join(".")}._type`));
}

/** What was only written to the summary counts as a curve of one point. */
function singleCurves(run: WandbRun, name: string, value: unknown): readonly (readonly [string, GrowingCurve])[] {
  return flattened(value, ".", name).flatMap(([path, leaf]) => {
    const number = numberFrom(leaf);
    if (number === undefined || run.curves.has(path)) return [];
    const curve = growingCurve();
    curve.add(Math.max(0, run.steps - 1), run.lastTime, number);
    return [[path, curve] as const];
  });
}

/** A run that was resumed lies in several folders under one id; the later ones go on where the earlier stopped. */
function merged(runs: readonly LoggedRun[]): readonly LoggedRun[] {
  const byId = new Map<string, LoggedRun>();
  for (const run of runs) {
    const before = byId.get(run.id);
    byId.set(run.id, before ? { ...before, ...run, ...(before.startTime !== undefined && { startTime: before.startTime }), params: { ...before.params, ...run.params }, curves: continued(before, run) } : run);
  }
  return [...byId.values()];
}

function continued(before: LoggedRun, after: LoggedRun): ReadonlyMap<string, GrowingCurve> {
  const curves = new Map(before.curves);
  for (const [name, curve] of after.curves) {
    const whole = before.curves.get(name)?.copy() ?? growingCurve();
    const more = curve.curve();
    whole.dropFrom(more.steps[0] ?? Infinity);
    whole.append(more);
    curves.set(name, whole);
  }
  return curves;
}

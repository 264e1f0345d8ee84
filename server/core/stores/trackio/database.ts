import { contentsOf, type StoreContents } from "../contents.ts";
import { columnsOf, numberCell, tablesOf, textCell, type Database } from "../database.ts";
import { given } from "../artifacts/files.ts";
import type { StoreFolder } from "../folder.ts";
import { curves, type Curves } from "../logged.ts";
import { flattened, isRecord, numberFrom, paramText, parseJson, timeIn } from "../numbers.ts";
import type { StoreProblem } from "../run.ts";
import { isMedium, trackioMedia, type TrackioArtifact, type TrackioMedium } from "./media.ts";

export const isTrackioDatabase = (tables: ReadonlySet<string>): boolean => tables.has("metrics") && tables.has("configs") && !tables.has("runs");

const SILENT_MS = 10 * 60_000;

interface OpenRun {
  readonly id: string;
  readonly name: string;
  readonly curves: Curves;
  readonly params: Map<string, string>;
  readonly media: TrackioMedium[];
  readonly artifacts: TrackioArtifact[];
  group?: string;
  firstTime: number;
  lastTime: number;
}

/** Reads a project of Trackio. Older databases know a run by its name alone. `place` is the folder of the database, beside which its media lie. */
export function readTrackioDatabase(database: Database, now: () => number, place?: StoreFolder): StoreContents {
  const key = (table: string): string => (columnsOf(database, table).has("run_id") ? "run_id" : "run_name");
  const runs = new Map<string, OpenRun>();
  const problems: StoreProblem[] = [];
  let broken = 0;
  for (const [id, name, step, timestamp, json] of database.rows(`SELECT ${key("metrics")}, run_name, CAST(step AS REAL), timestamp, CAST(metrics AS TEXT) FROM metrics ORDER BY id`)) {
    const values = parseJson(textCell(json) ?? "");
    const run = opened(runs, String(id), String(name), timeIn(timestamp) ?? NaN);
    if (isRecord(values)) takeValues(run, values, numberCell(step), timeIn(timestamp) ?? NaN);
    else broken += 1;
  }
  for (const [id, name, json, created] of database.rows(`SELECT ${key("configs")}, run_name, CAST(config AS TEXT), created_at FROM configs`)) {
    const run = opened(runs, String(id), String(name), timeIn(created) ?? NaN);
    for (const [path, leaf] of flattened(parseJson(textCell(json) ?? ""))) {
      if (path === "_Group" && typeof leaf === "string") run.group = leaf;
      if (!path.startsWith("_")) run.params.set(path, paramText(leaf));
    }
  }
  readMachine(database, runs);
  readArtifacts(database, runs);
  if (broken > 0) problems.push({ file: database.path, message: `${broken === 1 ? "The values of 1 step are" : `The values of ${broken} steps are`} no JSON and left out.` });
  const project = database.path.split(/[\\/]/).at(-1)?.replace(/\.[^.]+$/, "") ?? "";
  return contentsOf([...runs.values()].toReversed().map((run) => runOf(run, { project, store: database.path, now, place })), problems);
}

function opened(runs: Map<string, OpenRun>, id: string, name: string, time: number): OpenRun {
  const run = runs.get(id) ?? { id, name, curves: curves(), params: new Map<string, string>(), media: [], artifacts: [], firstTime: time, lastTime: time };
  runs.set(id, run);
  if (time > run.lastTime) run.lastTime = time;
  return run;
}

function takeValues(run: OpenRun, values: Readonly<Record<string, unknown>>, step: number, time: number): void {
  const [media, others] = [Object.entries(values).filter(([, value]) => isMedium(value)), Object.entries(values).filter(([, value]) => !isMedium(value))];
  for (const [name, fields] of media) if (isMedium(fields)) run.media.push({ name, step, time, fields });
  for (const [name, leaf] of flattened(Object.fromEntries(others), "/")) {
    const value = numberFrom(leaf);
    if (value !== undefined) run.curves.add(name, step, time, value);
  }
}

/** How the machine was used; kept beside the steps of the training, by time. */
function readMachine(database: Database, runs: ReadonlyMap<string, OpenRun>): void {
  if (!tablesOf(database).has("system_metrics")) return;
  const key = columnsOf(database, "system_metrics").has("run_id") ? "run_id" : "run_name";
  for (const [id, timestamp, json] of database.rows(`SELECT ${key}, timestamp, CAST(metrics AS TEXT) FROM system_metrics ORDER BY id`)) {
    const run = runs.get(String(id));
    for (const [name, leaf] of flattened(parseJson(textCell(json) ?? ""), "/")) {
      const value = numberFrom(leaf);
      const curve = `system/${name}`;
      if (run && value !== undefined) run.curves.add(curve, run.curves.byName.get(curve)?.count ?? 0, timeIn(timestamp) ?? NaN, value);
    }
  }
}

/** Versions of artifacts that a run made. Older databases have none. */
function readArtifacts(database: Database, runs: ReadonlyMap<string, OpenRun>): void {
  const known = columnsOf(database, "run_artifact_links");
  if (!["run_id", "run_name", "direction", "artifact_version_id"].every((name) => known.has(name))) return;
  const made = database.rows("SELECT l.run_id, l.run_name, a.name, v.version, v.manifest FROM run_artifact_links l JOIN artifact_versions v ON v.id = l.artifact_version_id JOIN artifacts a ON a.id = v.artifact_id WHERE l.direction = 'output' ORDER BY l.id");
  for (const [id, runName, name, version, manifest] of made) (runs.get(String(id)) ?? runs.get(String(runName)))?.artifacts.push({ name: `${String(name)}:v${String(version)}`, manifest: textCell(manifest) ?? "" });
}

interface Around {
  readonly project: string;
  readonly store: string;
  readonly now: () => number;
  readonly place: StoreFolder | undefined;
}

function runOf({ id, name, curves: { byName }, params, media, artifacts, group, firstTime, lastTime }: OpenRun, { project, store, now, place }: Around) {
  const isSilent = now() - lastTime > SILENT_MS;
  return {
    ...{ id, name, experiment: project, store, tracker: "Trackio" as const, status: isSilent ? ("finished" as const) : ("running" as const), deleted: false, tags: {} },
    ...given({ group }),
    ...(firstTime > 0 && { startTime: firstTime, ...(isSilent && { endTime: lastTime }) }),
    params: Object.fromEntries(params),
    curves: byName,
    ...(media.length + artifacts.length > 0 && { artifacts: trackioMedia(project, media, artifacts, place) }),
  };
}

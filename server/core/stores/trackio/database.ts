import { contentsOf, type StoreContents } from "../contents.ts";
import { columnsOf, numberCell, textCell, type Database } from "../database.ts";
import { curves, type Curves } from "../logged.ts";
import { flattened, isRecord, numberFrom, paramText, parseJson, timeIn } from "../numbers.ts";
import type { StoreProblem } from "../run.ts";

export const isTrackioDatabase = (tables: ReadonlySet<string>): boolean => tables.has("metrics") && tables.has("configs") && !tables.has("runs");

const SILENT_MS = 10 * 60_000;

interface OpenRun {
  readonly id: string;
  readonly name: string;
  readonly curves: Curves;
  readonly params: Map<string, string>;
  firstTime: number;
  lastTime: number;
}

/** Reads a project of Trackio. Older databases know a run by its name alone. */
export function readTrackioDatabase(database: Database, now: () => number): StoreContents {
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
    for (const [path, leaf] of flattened(parseJson(textCell(json) ?? ""))) if (!path.startsWith("_")) run.params.set(path, paramText(leaf));
  }
  if (broken > 0) problems.push({ file: database.path, message: `${broken === 1 ? "The values of 1 step are" : `The values of ${broken} steps are`} no JSON and left out.` });
  const project = database.path.split(/[\\/]/).at(-1)?.replace(/\.[^.]+$/, "") ?? "";
  return contentsOf([...runs.values()].toReversed().map((run) => runOf(run, project, database.path, now)), problems);
}

function opened(runs: Map<string, OpenRun>, id: string, name: string, time: number): OpenRun {
  const run = runs.get(id) ?? { id, name, curves: curves(), params: new Map<string, string>(), firstTime: time, lastTime: time };
  runs.set(id, run);
  if (time > run.lastTime) run.lastTime = time;
  return run;
}

function takeValues(run: OpenRun, values: Readonly<Record<string, unknown>>, step: number, time: number): void {
  for (const [name, leaf] of flattened(values, "/")) {
    const value = numberFrom(leaf);
    if (value !== undefined) run.curves.add(name, step, time, value);
  }
}

function runOf({ id, name, curves: { byName }, params, firstTime, lastTime }: OpenRun, experiment: string, store: string, now: () => number) {
  const isSilent = now() - lastTime > SILENT_MS;
  return {
    ...{ id, name, experiment, store, tracker: "Trackio" as const, status: isSilent ? ("finished" as const) : ("running" as const), deleted: false, tags: {} },
    ...(firstTime > 0 && { startTime: firstTime, ...(isSilent && { endTime: lastTime }) }),
    params: Object.fromEntries(params),
    curves: byName,
  };
}

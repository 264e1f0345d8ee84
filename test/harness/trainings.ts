import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { scalarEvent } from "./eventFile.ts";
import { mlflowDatabase } from "./mlflowDatabase.ts";
import { wandbHistory, wandbLog, wandbRun, wandbStart } from "./wandbLog.ts";

/** A run that goes on while somebody looks at it, in a store of the workspace. */
export interface Training {
  /** What the table calls the run. */
  readonly name: string;
  /** Logs the next values of a metric, as they come or as of a time ago. */
  log(metric: string, values: readonly number[], ageMs?: number): void;
}

/** Begins a run as its tracker does. */
export type Tracker = (workspace: string, name: string) => Training;

export const trackers = { mlruns: mlflowFiles, database: mlflowRuns, events: tensorboard, wandb } satisfies Readonly<Record<string, Tracker>>;

/** Counts the steps of each metric. */
function steps(): (metric: string) => number {
  const next = new Map<string, number>();
  return (metric) => {
    const step = next.get(metric) ?? 0;
    next.set(metric, step + 1);
    return step;
  };
}

let count = 0;
const newId = (): string => (count += 1).toString(16).padStart(32, "e");

export interface MoreOfRun {
  readonly params?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
}

export function mlflowFiles(workspace: string, name: string, { params = {}, tags = {} }: MoreOfRun = {}): Training {
  const [id, experiment, stepOf] = [newId(), "447525511738078264", steps()];
  const folder = join(workspace, "mlruns", experiment, id);
  for (const part of ["metrics", "params", "tags"]) mkdirSync(join(folder, part), { recursive: true });
  for (const [tag, value] of Object.entries({ "mlflow.runName": name, ...tags })) writeFileSync(join(folder, "tags", tag), value);
  for (const [param, value] of Object.entries(params)) writeFileSync(join(folder, "params", param), value);
  writeFileSync(join(folder, "meta.yaml"), `run_id: ${id}\nrun_name: ${name}\nexperiment_id: '${experiment}'\nlifecycle_stage: active\nstart_time: ${Date.now()}\nstatus: 1\nuser_id: ada\n`);
  return { name, log: (metric, values, ageMs = 0) => appendFileSync(join(folder, "metrics", metric), values.map((value) => `${Date.now() - ageMs} ${words(value)} ${stepOf(metric)}\n`).join("")) };
}

const words = (value: number): string => (Number.isFinite(value) ? String(value) : Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf");

/** Beside it stand some that have ended, so that the table is longer than what is in sight. */
function mlflowRuns(workspace: string, name: string): Training {
  const [id, stepOf, database] = [newId(), steps(), mlflowDatabase(join(workspace, "mlflow.db"))];
  const run = database.prepare("INSERT INTO runs VALUES (?, ?, 'LOCAL', 'train.py', '', 'me', ?, ?, ?, '', 'active', '', 1, NULL)");
  for (let place = 0; place < 40; place += 1) run.run(`ended${place}`, `ended ${place}`, "FINISHED", 1.7e12 + place, 1.7e12 + 1000);
  run.run(id, name, "RUNNING", Date.now(), null);
  const point = database.prepare("INSERT INTO metrics VALUES (?, ?, ?, ?, ?, 0)");
  const latest = database.prepare("INSERT OR REPLACE INTO latest_metrics VALUES (?, ?, ?, ?, 0, ?)");
  return {
    name,
    log(metric, values, ageMs = 0) {
      for (const value of values) {
        const [step, time] = [stepOf(metric), Date.now() - ageMs];
        point.run(metric, value, time, id, step);
        latest.run(metric, value, time, step, id);
      }
    },
  };
}

function tensorboard(workspace: string, name: string): Training {
  const [folder, stepOf] = [join(workspace, "runs", name), steps()];
  mkdirSync(folder, { recursive: true });
  return { name, log: (metric, values, ageMs = 0) => values.forEach((value) => appendFileSync(join(folder, "events.out.tfevents.1.host"), scalarEvent(metric, stepOf(metric), value, (Date.now() - ageMs) / 1000))) };
}

function wandb(workspace: string, name: string): Training {
  const [id, stepOf] = [`w${(count += 1)}`, steps()];
  const folder = join(workspace, "wandb", `offline-run-20260101_000000-${id}`);
  mkdirSync(folder, { recursive: true });
  const records = [wandbRun(id, name, wandbStart(Date.now() / 1000))];
  let written = 0;
  return {
    name,
    log(metric, values) {
      for (const value of values) records.push(wandbHistory(stepOf(metric), { [metric]: Number.isNaN(value) ? "NaN" : String(value) }));
      const bytes = wandbLog(...records);
      appendFileSync(join(folder, `run-${id}.wandb`), bytes.subarray(written));
      written = bytes.length;
    },
  };
}

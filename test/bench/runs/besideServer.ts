import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

import type { RunKey } from "../../../server/core/index.ts";
import { runOffice } from "../../../server/host/runs/office.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { startTrackingServer } from "../../harness/trackingServer.ts";

/** Waiting for the same runs of the same store: what MLflow's own page asks of its server, and what ours asks of its reader. Milliseconds. */
export interface Waited {
  readonly server: number;
  readonly ours: number;
}

export interface BesideServer {
  readonly table: Waited;
  readonly charted: Waited;
}

const [RUNS, CHARTED, METRIC] = [1000, 100, "train/metric_0"] as const;

/** A store that MLflow itself has made, filled in one go. */
const FILL = `
import sqlite3, sys, random
import mlflow
path = sys.argv[1]
mlflow.set_tracking_uri("sqlite:///" + path)
experiment = mlflow.create_experiment("bench")
random.seed(0)
db = sqlite3.connect(path)
def insert(table, rows):
    rows = list(rows)
    names = list(rows[0])
    db.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", [tuple(row.values()) for row in rows])
ids = [f"{number:032x}" for number in range(${RUNS})]
insert("runs", (dict(run_uuid=id, name=f"run {n}", source_type="UNKNOWN", source_name="", entry_point_name="", user_id="me", status="FINISHED", start_time=1700000000000 + n * 60000, end_time=1700000045000 + n * 60000, source_version="", lifecycle_stage="active", artifact_uri="/nowhere", experiment_id=int(experiment)) for n, id in enumerate(ids)))
insert("params", (dict(key=f"param_{which}", value=str(random.random()), run_uuid=id) for id in ids for which in range(10)))
insert("tags", (dict(key="mlflow.runName", value=f"run {n}", run_uuid=id) for n, id in enumerate(ids)))
points = [(id, which, step, random.random()) for id in ids for which in range(10) for step in range(100)]
insert("metrics", (dict(key=f"train/metric_{which}", value=value, timestamp=1700000000000 + step, run_uuid=id, step=step, is_nan=0) for id, which, step, value in points))
insert("latest_metrics", (dict(key=f"train/metric_{which}", value=value, timestamp=1700000000000 + step, step=step, is_nan=0, run_uuid=id) for id, which, step, value in points if step == 99))
db.commit()
`;

export async function besideServer(database: string): Promise<BesideServer> {
  const python = process.env["MODELWRIGHT_SERVER_PYTHON"] ?? (await peerPython("runsServer"));
  mkdirSync(dirname(database), { recursive: true });
  const { status, stderr } = existsSync(database) ? { status: 0, stderr: "" } : spawnSync(python, ["-c", FILL, database], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const server = await startTrackingServer(python, database);
  try {
    // Once before, so that neither pays for its start.
    const asked = await theirs(server.address);
    const read = await ours(database);
    if (JSON.stringify(asked.lasts) !== JSON.stringify(read.lasts)) throw new Error("MLflow's server and our reader do not give the same numbers.");
    const [server_, own] = [await theirs(server.address), await ours(database)];
    return { table: { server: server_.table, ours: own.table }, charted: { server: server_.charted, ours: own.charted } };
  } finally {
    await server.stop();
  }
}

interface Side extends Readonly<Record<"table" | "charted", number>> {
  /** Of the metric, by run; both sides must give the same. */
  readonly lasts: Readonly<Record<string, number>>;
}

/** As the page of MLflow 3 asks: runs with all their metrics and parameters, and for a chart 320 points of each run. */
async function theirs(address: string): Promise<Side> {
  const started = performance.now();
  const runs = await answer<{ runs: { info: { run_id: string }; data: { metrics: { key: string; value: number }[] } }[] }>(`${address}/ajax-api/2.0/mlflow/runs/search`, { experiment_ids: ["1"], max_results: RUNS, order_by: ["attributes.start_time DESC"] });
  const table = performance.now() - started;
  const ids = runs.runs.slice(0, CHARTED).map(({ info }) => info.run_id);
  await answer(`${address}/ajax-api/2.0/mlflow/metrics/get-history-bulk-interval?${[...ids.map((id) => `run_ids=${id}`), `metric_key=${encodeURIComponent(METRIC)}`, "max_results=320"].join("&")}`);
  const lasts = runs.runs.map(({ info, data }) => [info.run_id, data.metrics.find(({ key }) => key === METRIC)?.value ?? NaN] as const);
  return { table, charted: performance.now() - started, lasts: Object.fromEntries(lasts.toSorted()) };
}

async function answer<Body>(address: string, question?: object): Promise<Body> {
  const response = await fetch(address, question ? { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(question) } : {});
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Body;
}

/** From nothing: a new reader each time, every column, and every point of the charted runs. */
async function ours(database: string): Promise<Side> {
  const started = performance.now();
  const office = runOffice();
  const { table } = await office({ name: "table", params: { stores: [database] } });
  const cells = await office({ name: "cells", params: { columns: table.columns.map(({ kind, name }) => ({ kind, name })) } });
  const shown = performance.now() - started;
  await office({ name: "curves", params: { runs: table.runs.slice(0, CHARTED).map(({ id, store }): RunKey => ({ id, store })), metric: METRIC } });
  const charted = performance.now() - started;
  const column = cells[table.columns.findIndex(({ name }) => name === METRIC)];
  const values = column?.kind === "numbers" ? new Float64Array(Uint8Array.from(Buffer.from(column.values, "base64")).buffer) : new Float64Array(0);
  return { table: shown, charted, lasts: Object.fromEntries(table.runs.map(({ id }, place) => [id, values[place] ?? NaN] as const).toSorted()) };
}

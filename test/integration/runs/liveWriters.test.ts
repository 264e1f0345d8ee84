import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { runReader } from "../../../server/host/runs/reader.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";

const POINTS = 150;

/** Each logs so many points of `loss` into the folder that it is given, one by one, and would fail where somebody locks its files. */
const WRITERS: Readonly<Record<string, string>> = {
  "MLflow's SQLite store": `
os.environ.update(MLFLOW_DISABLE_TELEMETRY="true")
import mlflow
mlflow.set_tracking_uri("sqlite:///" + sys.argv[1] + "/mlflow.db")
with mlflow.start_run():
    for step in range(${POINTS}): mlflow.log_metric("loss", step, step=step)`,
  "Trackio's database in write-ahead mode": `
import sqlite3
database = sqlite3.connect(sys.argv[1] + "/churn.db", timeout=30); database.execute("PRAGMA journal_mode = WAL")
database.execute("CREATE TABLE metrics (id INTEGER PRIMARY KEY AUTOINCREMENT, run_id TEXT, timestamp TEXT, run_name TEXT, step INTEGER, metrics TEXT)")
database.execute("CREATE TABLE configs (id INTEGER PRIMARY KEY AUTOINCREMENT, run_id TEXT, run_name TEXT, config TEXT, created_at TEXT)"); database.commit()
for step in range(${POINTS}):
    database.execute("INSERT INTO metrics (run_id, timestamp, run_name, step, metrics) VALUES ('a', '2026-01-01T00:00:00+00:00', 'a', ?, ?)", (step, json.dumps({"loss": step}))); database.commit()
    if step % 50 == 49: database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
database.close()`,
  "an event file": `
from tensorboardX import SummaryWriter
with SummaryWriter(sys.argv[1] + "/runs/a") as writer:
    for step in range(${POINTS}): writer.add_scalar("loss", step, step); writer.file_writer.flush()`,
  "Optuna's journal": `
import optuna
from optuna.storages import JournalStorage
from optuna.storages.journal import JournalFileBackend
optuna.logging.set_verbosity(optuna.logging.CRITICAL)
def objective(trial):
    for step in range(${POINTS}): trial.report(step, step)
    return 1.0
optuna.create_study(study_name="a", storage=JournalStorage(JournalFileBackend(sys.argv[1] + "/a.log"))).optimize(objective, n_trials=1)`,
};

describe("a store that is read while its tracker writes", () => {
  let python = "";
  before(async function () {
    this.timeout(900_000);
    python = process.env["MODELWRIGHT_PYTHON"] ?? (await peerPython("runs"));
  });

  for (const [what, script] of Object.entries(WRITERS)) {
    it(`is never locked, and never goes back: ${what}`, async function () {
      this.timeout(300_000);
      const folder = temporaryFolder({});
      const program = join(temporaryFolder({}), "write.py");
      writeFileSync(program, `import json, os, sys, warnings\nwarnings.simplefilter("ignore")\n${script}\n`);
      const child = spawn(python, [program, folder], { stdio: ["ignore", "ignore", "pipe"] });
      let errors = "";
      child.stderr.on("data", (text: Buffer) => (errors += text.toString()));
      const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
      const reader = runReader();
      let before = 0;
      const points = async (): Promise<number> => {
        const stores = await reader.read({ folders: [folder] });
        // On a machine that is slow a writer may hold its lock for longer than we wait; then it says so and comes again.
        const isBusy = stores.some(({ problems }) => problems.length > 0 && problems.every(({ message }) => message.includes("locked by a program")));
        if (isBusy) return before;
        assert.deepEqual(stores.flatMap(({ problems }) => problems), []);
        const [store] = stores.filter(({ runs }) => runs.length > 0);
        const [run] = store?.runs ?? [];
        const curve = run && (await store?.curve(run.id, what.startsWith("Optuna") ? "intermediate_value" : "loss"));
        const values = [...(curve?.values ?? [])];
        assert.deepEqual(values, values.map((_, step) => step));
        return values.length;
      };
      while (child.exitCode === null && child.signalCode === null) {
        const now = await points();
        assert.ok(now >= before, `${now} points after ${before}`);
        before = now;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      assert.equal(await ended, 0, errors);
      // A search for stores is worth a few seconds; a reader of its own begins anew.
      const [store] = (await runReader().read({ folders: [folder] })).filter(({ runs }) => runs.length > 0);
      assert.equal((await store?.curve(store.runs[0]?.id ?? "", what.startsWith("Optuna") ? "intermediate_value" : "loss"))?.values.length, POINTS);
    });
  }
});

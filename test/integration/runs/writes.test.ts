import assert from "node:assert/strict";
import { join } from "node:path";

import type { ExperimentRun } from "../../../server/core/index.ts";
import { changeRun } from "../../../server/host/runs/change.ts";
import { runOffice } from "../../../server/host/runs/office.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";
import { runPython } from "../../harness/python.ts";

const MLFLOW = `
import json, os, sys
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
import mlflow
mlflow.set_tracking_uri("file://" + sys.argv[1])
client = mlflow.MlflowClient()
`;
const WRITE = `${MLFLOW}
mlflow.set_experiment("churn")
for name in ["ours", "theirs"]:
    with mlflow.start_run(run_name=name) as run:
        mlflow.set_tag("old", "1"); mlflow.log_metric("loss", 0.5)
client.delete_run(run.info.run_id)
`;
const READ = `${MLFLOW}
runs = client.search_runs(["0", client.get_experiment_by_name("churn").experiment_id], run_view_type=3)
print("READ BACK " + json.dumps({run.info.run_name: [run.info.lifecycle_stage, {key: value for key, value in run.data.tags.items() if not key.startswith("mlflow.") or key == "mlflow.note.content"}, run.data.metrics] for run in runs}))
`;

describe("changes to a file store, as MLflow reads them", () => {
  let python = "";
  let store = "";
  before(async function () {
    this.timeout(900_000);
    python = process.env["MODELWRIGHT_PYTHON"] ?? (await peerPython("runs"));
    store = join(temporaryFolder({}), "mlruns");
    const { status, errors } = runPython(python, { "write.py": WRITE }, ["write.py", store]);
    assert.equal(status, 0, errors);
  });

  const named = async (name: string): Promise<ExperimentRun> => {
    const run = (await runOffice()({ name: "table", params: { stores: [store], deleted: true } })).table.runs.find((each) => each.name === name);
    assert.ok(run);
    return run;
  };
  const change = async (name: string, what: { readonly change: "tag"; readonly name: string; readonly value: string } | { readonly change: "untag"; readonly name: string } | { readonly change: "note"; readonly text: string } | { readonly change: "delete" | "restore" }): Promise<void> => {
    const run = await named(name);
    assert.deepEqual(await changeRun({ ...what, run: { id: run.id, store: run.store } }, run, { folders: [], servers: [] }), { state: "done" });
  };
  const theirs = (): unknown => JSON.parse(runPython(python, { "read.py": READ }, ["read.py", store]).output.split("READ BACK ")[1] ?? "null");

  it("are tags with folders in their names, notes over several lines, and runs that are deleted and restored", async function () {
    this.timeout(120_000);
    await change("ours", { change: "tag", name: "team/part one", value: "growth ü" });
    await change("ours", { change: "untag", name: "old" });
    await change("ours", { change: "note", text: "# Looked at\n\nfine" });
    await change("ours", { change: "delete" });
    await change("theirs", { change: "restore" });
    const tags = { "team/part one": "growth ü", "mlflow.note.content": "# Looked at\n\nfine" };
    assert.deepEqual(theirs(), { ours: ["deleted", tags, { loss: 0.5 }], theirs: ["active", { old: "1" }, { loss: 0.5 }] });
    await change("ours", { change: "restore" });
    assert.deepEqual(theirs(), { ours: ["active", tags, { loss: 0.5 }], theirs: ["active", { old: "1" }, { loss: 0.5 }] });
  });
});

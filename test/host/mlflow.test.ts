import assert from "node:assert/strict";
import { join } from "node:path";

import { runReader } from "../../server/host/runs.ts";
import { temporaryFolder } from "../harness/disk.ts";
import { pythonWith, runPython } from "../harness/python.ts";

interface Written {
  readonly id: string;
  readonly name: string;
  readonly experiment: string;
  readonly status: string;
  readonly deleted: boolean;
  readonly start: number;
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, string>>;
  readonly history: Readonly<Record<string, readonly (readonly [step: number, value: string])[]>>;
}

// What MLflow reads back from its own store, values as text so that NaN and infinities survive.
const SCRIPT = `
import json, os, sys
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
import mlflow
from mlflow.entities import ViewType
mlflow.set_tracking_uri("file://" + sys.argv[1])
client = mlflow.MlflowClient()
for name in ["first", "second / with: odd name"]:
    mlflow.set_experiment(name)
    for number in range(3):
        with mlflow.start_run(run_name=f"run {number}") as run:
            mlflow.log_params({"rate": 0.1 ** number, "nested/deep/key": "ü 'quoted' #", "empty": "", "many": "line\\nline"})
            mlflow.set_tags({"note": "a: b", "mlflow.note.content": "# Title\\n\\nText"})
            for step in range(5):
                mlflow.log_metric("val/loss", 1 / (step + 1), step=step)
            mlflow.log_metric("late", 1.0, step=9); mlflow.log_metric("late", 2.0, step=3)
            mlflow.log_metric("again", 5.0, step=1); mlflow.log_metric("again", 4.0, step=1)
            for value in [float("nan"), float("inf"), float("-inf")]:
                mlflow.log_metric("odd", value, step=number)
            mlflow.log_metric("tiny", 1e-300); mlflow.log_metric("negative", -7, step=-3)
    client.delete_run(run.info.run_id)
with mlflow.start_run(run_name="parent"), mlflow.start_run(run_name="child", nested=True): pass
try:
    with mlflow.start_run(run_name="fails"): raise ValueError
except ValueError: pass
written = []
for experiment in client.search_experiments(view_type=ViewType.ALL):
    for run in client.search_runs([experiment.experiment_id], run_view_type=ViewType.ALL):
        history = {key: [[m.step, str(m.value)] for m in client.get_metric_history(run.info.run_id, key)] for key in run.data.metrics}
        written.append(dict(id=run.info.run_id, name=run.info.run_name, experiment=experiment.name, status=run.info.status.lower(), start=run.info.start_time,
            deleted=run.info.lifecycle_stage == "deleted", params=run.data.params, tags=run.data.tags, metrics={k: str(v) for k, v in run.data.metrics.items()}, history=history))
print(json.dumps(written))
`;

describe("the MLflow store beside MLflow", () => {
  const python = pythonWith("mlflow");
  if (python === undefined) return;
  const store = join(temporaryFolder({}), "mlruns");
  let written: readonly Written[] = [];
  before(function () {
    this.timeout(180_000);
    const { output, errors } = runPython(python, { "write.py": SCRIPT }, ["write.py", store]);
    assert.ok(output !== "", errors);
    written = JSON.parse(output) as readonly Written[];
  });

  it("reads every run, parameter, tag and value as MLflow does", async () => {
    const { runs, problems } = await runReader().list({ stores: [store], includeDeleted: true });
    assert.deepEqual(problems, []);
    const ours = runs.map(({ id, name, experiment, status, deleted, startTime, params, tags, metrics }) => ({
      ...{ id, name, experiment, status, deleted, start: startTime, params, tags },
      metrics: Object.fromEntries(Object.entries(metrics).map(([key, { last }]) => [key, Number(last)])),
    }));
    const theirs = written.map(({ id, name, experiment, status, deleted, start, params, tags, metrics }) => ({ id, name, experiment, status, deleted, start, params, tags, metrics: Object.fromEntries(Object.entries(metrics).map(([key, value]) => [key, pythonNumber(value)])) }));
    const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
    assert.deepEqual(ours.toSorted(byId), theirs.toSorted(byId));
  });

  it("reads every curve point by point", async () => {
    const reader = runReader();
    for (const { id, history } of written) {
      for (const [metric, points] of Object.entries(history)) {
        const curve = await reader.curve({ id, store }, metric);
        assert.deepEqual(curve.points.map(({ step, value }) => [step, Number(value)]), points.map(([step, value]) => [step, pythonNumber(value)]));
      }
    }
  });
});

const SPECIAL: Readonly<Record<string, number>> = { nan: NaN, inf: Infinity, "-inf": -Infinity };
const pythonNumber = (text: string): number => SPECIAL[text] ?? Number(text);

import assert from "node:assert/strict";
import { join } from "node:path";

import { wholeRuns, type Run, type StoreContents } from "../../../server/core/index.ts";
import { runReader } from "../../../server/host/runs/reader.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";
import { runPython } from "../../harness/python.ts";
import { startTrackingServer, type RunningServer } from "../../harness/trackingServer.ts";

const SCRIPT = `
import sys, mlflow
mlflow.set_tracking_uri("sqlite:///" + sys.argv[1])
client = mlflow.MlflowClient()
for experiment in ["first", "second"]:
    mlflow.set_experiment(experiment)
    for number in range(4):
        with mlflow.start_run(run_name=f"run {number} ü") as run:
            mlflow.log_params({"rate": 0.1 ** number, "empty": ""}); mlflow.set_tag("mlflow.note.content", "note")
            for step in range(30): mlflow.log_metric("val/loss", 1 / (step + 1), step=step)
            for step, value in enumerate([float("nan"), float("inf"), float("-inf")]): mlflow.log_metric("odd", value, step=step)
            mlflow.log_metric("nan", float("nan")); mlflow.log_metric("negative", -7, step=-3); mlflow.log_metric("precise", 0.1 + 0.2)
    client.delete_run(run.info.run_id)
import pandas
with mlflow.start_run(run_name="registered") as run:
    mlflow.log_input(mlflow.data.from_pandas(pandas.DataFrame({"a": [1, 2]}), name="customers"), context="training")
    mlflow.log_metric("accuracy", 0.9)
client.create_registered_model("churn", description="Who leaves")
for number in range(2): client.create_model_version("churn", source="/nowhere", run_id=run.info.run_id)
client.set_registered_model_alias("churn", "champion", 2); client.transition_model_version_stage("churn", 1, "Production")
`;

describe("a real MLflow server beside the database behind it", () => {
  let server: RunningServer;
  let [remote, local]: (StoreContents | undefined)[] = [];
  before(async function () {
    this.timeout(900_000);
    const python = process.env["MODELWRIGHT_SERVER_PYTHON"] ?? (await peerPython("runsServer"));
    const database = join(temporaryFolder({}), "mlflow.db");
    const { status, errors } = runPython(python, { "write.py": SCRIPT }, ["write.py", database]);
    assert.equal(status, 0, errors);
    server = await startTrackingServer(python, database);
    const reader = runReader();
    [remote] = await reader.read({ stores: [server.address] });
    [local] = await reader.read({ stores: [database] });
  });
  after(() => server.stop());

  const whole = (contents: StoreContents | undefined): readonly Run[] => (contents ? wholeRuns(contents) : []).toSorted((a, b) => a.id.localeCompare(b.id));
  const lasts = ({ metrics }: Run): Readonly<Record<string, unknown>> => Object.fromEntries(Object.entries(metrics).map(([name, { last, step }]) => [name, [last, step]]));

  it("has the same runs, with the same parameters, tags and last values", () => {
    assert.deepEqual([whole(remote).length, remote?.problems], [9, []]);
    for (const [index, theirs] of whole(local).entries()) {
      const ours = whole(remote)[index];
      assert.deepEqual({ ...ours, metrics: ours && lasts(ours), store: "" }, { ...theirs, metrics: lasts(theirs), store: "" });
    }
  });

  it("has the same registry, down to the data that a model was made of", () => {
    const alike = (contents: StoreContents | undefined): unknown => contents?.models?.map((model) => ({ ...model, store: "" }));
    assert.deepEqual(alike(remote), alike(local));
    const [model] = local?.models ?? [];
    assert.deepEqual(model?.versions.map(({ version, stage, aliases }) => [version, stage, aliases]), [[2, "None", ["champion"]], [1, "Production", []]]);
    const run = model.versions[0]?.runId ?? "";
    assert.deepEqual(remote?.dataOf?.(run), local?.dataOf?.(run));
    assert.deepEqual(local?.dataOf?.(run).map(({ name, use }) => [name, use]), [["customers", "training"]]);
  });

  it("has the same curves, NaN and infinities included", async () => {
    for (const { id, metrics } of whole(local)) {
      for (const name of Object.keys(metrics)) assert.deepEqual(await remote?.curve(id, name), await local?.curve(id, name), name);
    }
  });

  it("knows a curve's figures once it was asked for", () => {
    const [ours, theirs] = [whole(remote)[0], whole(local)[0]];
    const figures = (run: Run | undefined): unknown => ({ ...run?.metrics["val/loss"], mean: Number(run?.metrics["val/loss"]?.mean).toPrecision(12) });
    assert.deepEqual(figures(ours), figures(theirs));
  });
});

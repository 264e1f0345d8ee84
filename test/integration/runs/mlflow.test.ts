import { READ_BACK, readsAs } from "./parity.ts";

const script = (uri: string): string => `
import os, sys
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
import mlflow
mlflow.set_tracking_uri("${uri}" + sys.argv[1] + "${uri.startsWith("file") ? "/mlruns" : "/mlflow.db"}")
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
            mlflow.log_metric("odd " + str(number), [float("nan"), float("inf"), float("-inf")][number])
            mlflow.log_metric("tiny", 1e-300); mlflow.log_metric("negative", -7, step=-3); mlflow.log_metric("precise", 0.1 + 0.2)
with mlflow.start_run(run_name="parent"), mlflow.start_run(run_name="child", nested=True): pass
try:
    with mlflow.start_run(run_name="fails"): raise ValueError
except ValueError: pass
client.delete_run(run.info.run_id)
written = []
for experiment in client.search_experiments():
    for run in client.search_runs([experiment.experiment_id], run_view_type=3):
        curves = {key: [[m.step, str(m.value)] for m in client.get_metric_history(run.info.run_id, key)] for key in run.data.metrics}
        written.append(dict(id=run.info.run_id, name=run.info.run_name, status=run.info.status.lower(), params=run.data.params, curves=curves, last={k: str(v) for k, v in run.data.metrics.items()}))
${READ_BACK}`;

describe("MLflow's file store beside MLflow", () => readsAs(script("file://"), { damaged: /[0-9a-f]{32}\/meta\.yaml$/, rest: "others" }));

describe("MLflow's SQLite store beside MLflow", () => readsAs(script("sqlite:///"), { damaged: /mlflow\.db$/, rest: "none" }));

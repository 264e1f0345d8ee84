import { READ_BACK, readsAs } from "./parity.ts";

/** What real trainings do to their trackers now and then, beside what each tracker's own library makes of it. */
const mlflow = (uri: string): string => `
import os, sys
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
import mlflow, numpy
from mlflow.entities import Metric, Param, RunTag
mlflow.set_tracking_uri("${uri}" + sys.argv[1] + "${uri.startsWith("file") ? "/mlruns" : "/mlflow.db"}")
client = mlflow.MlflowClient()
mlflow.set_experiment("renamed later")
with mlflow.start_run(run_name="ünï — 'quoted' \\"double\\" #%: /?") as odd:
    for key in ["süß", "метрика/потеря", "a.b.c", "with space", "x" * 240, "UPPER/lower", "-dash", "_", "1"]:
        mlflow.log_metric(key, 0.5, step=1)
        mlflow.log_param(key, key)
    mlflow.log_param("long", "v" * 6000); mlflow.log_param("json", '{"a": [1, null]}'); mlflow.log_param("spaces", "  around  "); mlflow.log_param("crlf", "a\\r\\nb")
    mlflow.set_tags({"lines": "first\\nsecond\\n", "empty": "", "ключ": "значение"})
    for step in [5, 1, 9, 1, -4, 0, 2 ** 40]: mlflow.log_metric("unordered", step * 1.5, step=step)
    client.log_batch(odd.info.run_id, metrics=[Metric("same", value, 1700000000000, 3) for value in [2.0, 1.0, 3.0]])
    for value in [float("nan"), 1.0, 2.0, float("nan")]: mlflow.log_metric("nan at both ends", value, step=int(value) if value == value else 7)
    for step, value in enumerate([float("inf"), -1.0, float("-inf")]): mlflow.log_metric("infinite at both ends", value, step=step)
    mlflow.log_metric("float32", numpy.float32(0.1)); mlflow.log_metric("float16", numpy.float16(0.1)); mlflow.log_metric("large", 2 ** 60 + 1); mlflow.log_metric("denormal", 5e-324); mlflow.log_metric("negative zero", -0.0); mlflow.log_metric("true", True)
with mlflow.start_run(run_name="many") as many:
    for start in range(0, 1200, 100): client.log_batch(many.info.run_id, params=[Param(f"p{number:04}", str(number)) for number in range(start, start + 100)])
    for start in range(0, 1500, 500): client.log_batch(many.info.run_id, metrics=[Metric(f"m{number:04}", number / 7, 1700000000000 + number, 0) for number in range(start, start + 500)])
with mlflow.start_run(run_name="nothing logged"): pass
with mlflow.start_run(run_name="one"), mlflow.start_run(run_name="two", nested=True), mlflow.start_run(run_name="three", nested=True): mlflow.log_metric("deep", 3)
client.delete_run(many.info.run_id); client.restore_run(many.info.run_id)
client.update_run(odd.info.run_id, name="another name"); client.set_terminated(odd.info.run_id, "KILLED")
client.rename_experiment(odd.info.experiment_id, "renamed: ü / now")
mlflow.set_experiment("deleted and back"); client.delete_experiment(client.get_experiment_by_name("deleted and back").experiment_id)
client.restore_experiment(client.get_experiment_by_name("deleted and back").experiment_id)
with mlflow.start_run(run_name="after"): mlflow.log_metric("m", 1)
open_run = client.create_run(odd.info.experiment_id, run_name="still going"); client.log_metric(open_run.info.run_id, "m", 1, step=0)
written = []
for experiment in client.search_experiments():
    for run in client.search_runs([experiment.experiment_id], run_view_type=3):
        curves = {key: [[m.step, str(m.value)] for m in client.get_metric_history(run.info.run_id, key)] for key in run.data.metrics}
        written.append(dict(id=run.info.run_id, name=run.info.run_name, status=run.info.status.lower(), params=run.data.params, curves=curves, last={k: str(v) for k, v in run.data.metrics.items()}))
${READ_BACK}`;

describe("MLflow's file store with odd names, steps and lives of runs", () => readsAs(mlflow("file://")));

describe("MLflow's SQLite store with odd names, steps and lives of runs", () => readsAs(mlflow("sqlite:///")));

/** What was logged is noted down beside; a summary that is defined for a metric is a value of its own. */
const WANDB = `
import os, sys, time
os.environ.update(WANDB_MODE="offline", WANDB_SILENT="true", WANDB_DIR=sys.argv[1], WANDB_DISABLE_GIT="true", WANDB_CONSOLE="off")
import wandb, numpy
written = []
def begin(**more): return wandb.init(project="odd", settings=wandb.Settings(x_disable_stats=True), **more)
run = begin(name="odd / näme\\nline", config={"many": {f"k{number}": number for number in range(600)}, "пара.метр": [1, None, {"a": float("nan")}], "none": None, "flag": True, "big": 2 ** 60})
for step in [0, 2, 2, 7]: run.log({"sparse": step * 1.0, "слово/a.b": step}, step=step)
run.log({"float32": numpy.float32(0.1), "integer": 2 ** 53 + 2, "flag": True, "deep": {"er": {"still": 1.5}}}, step=8)
run.log({"first half": 1.0}, step=9, commit=False); run.log({"second half": 2.0}, step=9)
curves = {"sparse": [[0, "0"], [2, "2"], [7, "7"]], "слово/a.b": [[0, "0"], [2, "2"], [7, "7"]], "float32": [[8, repr(float(numpy.float32(0.1)))]], "integer": [[8, str(2 ** 53 + 2)]], "flag": [[8, "1"]], "deep.er.still": [[8, "1.5"]], "first half": [[9, "1"]], "second half": [[9, "2"]]}
params = {f"many.k{number}": str(number) for number in range(600)}
# W&B itself writes null for what is not finite in a configuration.
params.update({"none": "null", "flag": "true", "big": str(2 ** 60), "пара.метр": '[1,null,{"a":null}]'})
written.append(dict(id=run.id, name="odd / näme\\nline", params=params, curves=curves))
run.finish()
run = begin(name="defined")
run.define_metric("epoch", hidden=True); run.define_metric("loss", step_metric="epoch", summary="min"); run.define_metric("acc", summary="max,last")
for epoch, (loss, acc) in enumerate([(3.0, 0.1), (1.0, 0.9), (2.0, 0.5)]): run.log({"epoch": epoch * 10, "loss": loss, "acc": acc})
run.finish()
written.append(dict(id=run.id, name="defined", params={}, curves={"epoch": [[0, "0"], [1, "10"], [2, "20"]], "loss": [[0, "3"], [1, "1"], [2, "2"]], "acc": [[0, "0.1"], [1, "0.9"], [2, "0.5"]], "loss.min": [[2, "1"]], "acc.max": [[2, "0.9"]], "acc.last": [[2, "0.5"]]}))
run = begin(name="nothing"); run.finish()
written.append(dict(id=run.id, name="nothing", params={}, curves={}))
${READ_BACK}`;

describe("offline runs of W&B with odd names, steps and summaries", () => readsAs(WANDB));

/** Files of one folder, tags of every kind, and a training that began again without saying so. */
const TENSORBOARD = `
import os, sys, time
from tensorboardX import SummaryWriter
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
root = sys.argv[1] + "/runs"
def writer(name, **more): return SummaryWriter(os.path.join(root, name), **more)
with writer("odd") as one:
    for tag in ["süß", "метрика/потеря", "a.b.c", "with space", "x" * 300, "deep/er/and/deeper"]: one.add_scalar(tag, 0.1, 0)
    for step in [5, 1, 9, 1, -4, 0, 2 ** 33]: one.add_scalar("unordered", step * 1.5, step)
    for step in range(3): one.add_scalar("same step", step, 7)
    for value in [float("nan"), 1.0, float("inf"), float("-inf"), float("nan")]: one.add_scalar("not finite", value, 1)
    one.add_scalar("float32", 0.1, 0); one.add_scalar("large", 1e38, 0); one.add_scalar("denormal", 1e-45, 0)
    for number in range(1000): one.add_scalar(f"many/{number:04}", number, 0)
for number in range(3):
    with writer("several files", filename_suffix=f".{number}") as part:
        for step in range(number * 4, number * 4 + 4): part.add_scalar("loss", step / 3, step)
        part.add_scalar(f"only {number}", number, 0)
with writer("begun again", filename_suffix=".0") as first:
    for step in range(10): first.add_scalar("loss", step, step)
with writer("begun again", filename_suffix=".1") as second:
    for step in range(4): second.add_scalar("loss", -step, step)
with writer("no scalars") as empty: empty.add_text("words", "nothing else", 0)
written = []
for name in ["odd", "several files", "begun again", "no scalars"]:
    events = EventAccumulator(os.path.join(root, name), size_guidance={"scalars": 0}); events.Reload()
    written.append(dict(id=name, params={}, curves={tag: [[point.step, str(point.value)] for point in events.Scalars(tag)] for tag in events.Tags()["scalars"]}))
${READ_BACK}`;

describe("event files with odd tags, steps and restarts", () => readsAs(TENSORBOARD));

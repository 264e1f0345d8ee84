import assert from "node:assert/strict";

import { startAimServer } from "../../harness/trackingServer.ts";
import { base64Of, mediaOf, named, words } from "./media.ts";

describe("what other trackers keep of pictures, sounds, tables and plots", function () {
  this.timeout(900_000);

  it("is shown of Trackio: media, tables, histograms, texts, and artifacts by their versions", async () => {
    const { run, params, metrics, listed, theirs, read } = await mediaOf(`
import base64, glob, json, os, sys
os.environ.update(TRACKIO_DIR=sys.argv[1], HF_HUB_OFFLINE="1", TRACKIO_SHOW_DASHBOARD="False", GRADIO_ANALYTICS_ENABLED="False", DO_NOT_TRACK="1")
import numpy, pandas, trackio
run = trackio.init(project="churn", name="one/ü", group="night", config={"rate": 0.1}, embed=False)
for step in range(2): trackio.log({"loss": step, "picture": trackio.Image(numpy.full((8, 8, 3), step, dtype="uint8"), caption=f"step {step}")})
trackio.log({"table": trackio.Table(dataframe=pandas.DataFrame({"a": [1, 2], "b": ["x", "y"]}))}); trackio.log({"weights": trackio.Histogram([1.0, 1.5, 4.0], num_bins=3)})
trackio.log({"words": trackio.Markdown("# Hello")}); trackio.log({"sound": trackio.Audio(numpy.zeros(80, dtype="int16"), sample_rate=8000, format="wav")})
artifact = trackio.Artifact("model", type="model"); open(sys.argv[1] + "/weights.txt", "w").write("0.5"); artifact.add_file(sys.argv[1] + "/weights.txt"); run.log_artifact(artifact)
trackio.finish()
files = sorted(glob.glob(sys.argv[1] + "/media/churn/one/ü/*/*.png"))
print("READ BACK " + json.dumps(dict(pictures=[base64.b64encode(open(file, "rb").read()).decode() for file in files])))
`);
    assert.deepEqual([run.name, run.group, params, metrics.filter((name) => !name.startsWith("system/"))], ["one/ü", "night", { rate: "0.1" }, ["loss"]]);
    assert.deepEqual(listed.map(words), ["picture image 0 step 0", "picture image 1 step 1", "table table 2", "weights histogram 3", "words text 4", "sound audio 5", "model:v0/weights.txt text"]);
    assert.deepEqual(await Promise.all([0, 1].map(async (step) => base64Of(await read(named("picture", step))))), theirs["pictures"]);
    assert.deepEqual(await read(named("table")), { state: "table", columns: ["a", "b"], rows: [[1, "x"], [2, "y"]], total: 2 });
    assert.deepEqual(await read(named("weights")), { state: "histogram", edges: [1, 2, 3, 4], counts: [2, 0, 1] });
    assert.deepEqual(await read(named("words")), { state: "text", language: "markdown", text: "# Hello" });
    assert.deepEqual(await read(named("model:v0/weights.txt")), { state: "text", language: "text", text: "0.5" });
    assert.match(base64Of(await read(named("sound"))), /^UklGR/);
  });

  it("is shown of ClearML's offline tasks, wherever the folder was moved: plots, pictures, artifacts, packages and what was printed", async () => {
    const { run, listed, theirs, read } = await mediaOf(`
import base64, glob, json, os, shutil, sys
nowhere = "http://127.0.0.1:9"
os.environ.update(CLEARML_CACHE_DIR=sys.argv[1] + "/cache", CLEARML_LOG_LEVEL="ERROR", CLEARML_OFFLINE_MODE="1", CLEARML_API_HOST=nowhere, CLEARML_WEB_HOST=nowhere, CLEARML_FILES_HOST=nowhere)
import numpy
from clearml import Task
task = Task.init(project_name="churn", task_name="run", auto_connect_frameworks=False, auto_connect_arg_parser=False, auto_resource_monitoring=False, auto_connect_streams=False, reuse_last_task_id=False)
task.add_tags(["b", "a"]); task.set_comment("a note")
logger = task.get_logger()
logger.report_histogram("bars", "h", values=[1, 2], iteration=1, xlabels=["a", "b"])
logger.report_confusion_matrix("matrix", "c", matrix=[[3, 1], [0, 4]], iteration=2, xlabels=["no", "yes"], ylabels=["no", "yes"])
logger.report_table("table", "t", iteration=3, table_plot=[["a", "b"], [1, "x"], [2.5, None]])
for step in (4, 5): logger.report_image("picture", "i", iteration=step, image=numpy.full((8, 8, 3), 20 * step, dtype="uint8"))
logger.report_scatter2d("roc", "r", scatter=numpy.array([[0, 0], [0.5, 0.8], [1, 1]]), iteration=1, xaxis="fpr", yaxis="tpr", mode="lines")
logger.report_text("hello"); task.upload_artifact("settings", {"a": 1})
# ClearML looks for the packages in the background; closing the task would wait for that, and pack the folder away.
task._wait_for_repo_detection(timeout=120.)
task.flush(wait_for_uploads=True)
folder = str(task.get_offline_mode_folder())
shutil.copytree(folder, sys.argv[1] + "/tasks/" + os.path.basename(folder)); shutil.rmtree(sys.argv[1] + "/cache")
files = sorted(glob.glob(sys.argv[1] + "/tasks/**/img_*", recursive=True) + glob.glob(sys.argv[1] + "/tasks/**/picture_*", recursive=True))
print("READ BACK " + json.dumps(dict(pictures=[base64.b64encode(open(file, "rb").read()).decode() for file in files])))
sys.stdout.flush(); os._exit(0)
`);
    assert.deepEqual([run.tags, run.note], [{ tags: "a, b" }, "a note"]);
    assert.deepEqual(listed.map(words), ["bars/h table 1", "matrix/c confusion-matrix 2", "table/t table 3", "picture/i image 4", "picture/i image 5", "roc/r curve 1", "settings json", "requirements.txt text", "output.log text"]);
    assert.deepEqual(await read(named("bars/h")), { state: "table", columns: ["x", "h"], rows: [["a", 1], ["b", 2]], total: 2 });
    assert.deepEqual(await read(named("matrix/c")), { state: "confusion-matrix", labels: ["no", "yes"], counts: [[3, 1], [0, 4]] });
    assert.deepEqual(await read(named("table/t")), { state: "table", columns: ["a", "b"], rows: [[1, "x"], [2.5, null]], total: 2 });
    assert.deepEqual(await read(named("roc/r")), { state: "curves", x: "fpr", y: "tpr", curves: [{ name: "r", x: [0, 0.5, 1], y: [0, 0.8, 1] }] });
    assert.deepEqual(await Promise.all([4, 5].map(async (step) => base64Of(await read(named("picture/i", step))))), theirs["pictures"]);
    assert.match(JSON.stringify(await read(named("requirements.txt"))), /numpy == /);
    assert.match(JSON.stringify(await read(named("output.log"))), /hello/);
    assert.match(JSON.stringify(await read(named("settings"))), /\\"a\\": 1/);
  });

  it("is asked of Aim's server: pictures one by one, several at a step, sounds, texts and distributions", async () => {
    const { listed, theirs, read, end } = await mediaOf(`
import base64, io, json, os, sys
os.environ["AIM_TELEMETRY"] = "0"
import aim, numpy
run = aim.Run(repo=aim.Repo.from_path(sys.argv[1], init=True), system_tracking_interval=None, log_system_params=False, capture_terminal_logs=False)
pictures = []
def picture(shade, caption=""):
    image = aim.Image(numpy.full((4, 4, 3), shade, dtype="uint8"), caption=caption); pictures.append(base64.b64encode(bytes(image.storage["data"])).decode()); return image
for step in range(3):
    run.track(picture(step * 20, f"step {step}"), name="picture", step=step, context={"subset": "val"})
    run.track(aim.Text(f"hello {step}"), name="words", step=step)
run.track([picture(index) for index in range(7)], name="several", step=1)
weights = aim.Distribution(numpy.arange(100) / 7, bin_count=4); run.track(weights, name="weights", step=2)
run.track(aim.Audio(b"RIFFnone", format="wav", rate=8000, caption="a"), name="sound", step=0)
run.close()
counts, edges = weights.to_np_histogram()
print("READ BACK " + json.dumps(dict(pictures=pictures, counts=counts.tolist(), edges=edges.tolist())))
`, startAimServer);
    try {
      assert.deepEqual(listed.map(words).toSorted(), ["picture{subset=val} image 0 step 0", "picture{subset=val} image 1 step 1", "picture{subset=val} image 2 step 2", ...Array.from({ length: 7 }, (_, index) => `several image 1 ${index}`), "sound audio 0 a", "weights histogram 2", "words text 0", "words text 1", "words text 2"]);
      const pictures = [...[0, 1, 2].map((step) => named("picture{subset=val}", step)), ...Array.from({ length: 7 }, (_, index) => named("several", 1, index))];
      assert.deepEqual(await Promise.all(pictures.map(async (picture) => base64Of(await read(picture)))), theirs["pictures"]);
      assert.deepEqual(await read(named("words", 2)), { state: "text", language: "text", text: "hello 2" });
      assert.deepEqual(await read(named("weights")), { state: "histogram", edges: theirs["edges"], counts: theirs["counts"] });
      assert.deepEqual(await read(named("sound")), { state: "audio", mediaType: "audio/wav", base64: Buffer.from("RIFFnone").toString("base64") });
    } finally {
      await end();
    }
  });

  it("is read of DVC's experiments out of their commits: pictures of each step, and plots of scikit-learn", async () => {
    const { run, listed, theirs, read } = await mediaOf(`
import base64, glob, json, os, shutil, subprocess, sys
os.chdir(sys.argv[1])
def call(*args): subprocess.run(args, check=True, capture_output=True)
call("git", "init", "-q"); call("git", "config", "user.email", "a@b.c"); call("git", "config", "user.name", "n")
os.environ.update(DVC_NO_ANALYTICS="1")
call(sys.executable, "-m", "dvc", "init", "-q"); call("git", "add", "."); call("git", "commit", "-qm", "first")
from dvclive import Live
import numpy
with Live(save_dvc_exp=True, exp_name="exp") as live:
    for step in range(2):
        live.log_metric("loss", step); live.log_image(f"pictures/first/{step}.png", numpy.full((4, 4, 3), step * 50, dtype="uint8")); live.next_step()
    live.log_sklearn_plot("roc", [0, 1, 1], [0.2, 0.6, 0.9]); live.log_sklearn_plot("confusion_matrix", [0, 1, 1], [0, 1, 0])
pictures = [base64.b64encode(open(file, "rb").read()).decode() for file in sorted(glob.glob("dvclive/plots/images/pictures/first/*.png"))]
roc = json.load(open("dvclive/plots/sklearn/roc.json"))["roc"]
shutil.rmtree("dvclive")
print("READ BACK " + json.dumps(dict(pictures=pictures, x=[each["fpr"] for each in roc], y=[each["tpr"] for each in roc])))
`);
    assert.equal(run.tracker, "DVC");
    assert.deepEqual(listed.filter(({ kind }) => kind !== "other").map(words).toSorted(), ["confusion_matrix confusion-matrix", "pictures/first image 0", "pictures/first image 1", "roc curve"]);
    assert.deepEqual(await Promise.all([0, 1].map(async (step) => base64Of(await read(named("pictures/first", step))))), theirs["pictures"]);
    assert.deepEqual(await read(named("roc")), { state: "curves", x: "fpr", y: "tpr", curves: [{ name: "", x: theirs["x"], y: theirs["y"] }] });
    assert.deepEqual(await read(named("confusion_matrix")), { state: "confusion-matrix", labels: ["0", "1"], counts: [[1, 0], [1, 1]] });
  });
});

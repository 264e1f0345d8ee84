import assert from "node:assert/strict";

import type { RunArtifact } from "../../../server/core/index.ts";
import { base64Of, mediaOf, named, words } from "./media.ts";

describe("pictures, histograms and curves beside the libraries that wrote them", function () {
  this.timeout(900_000);

  it("of TensorBoard's event files", async () => {
    const { listed, theirs, read } = await mediaOf(`
import base64, json, os, sys
from tensorboardX import SummaryWriter
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.util import tensor_util
import numpy
root = sys.argv[1] + "/runs/one"
with SummaryWriter(root) as writer:
    for step in [1, 5]:
        writer.add_histogram("weights", numpy.arange(100) * step / 7, step)
        writer.add_image("picture", numpy.full((3, 8, 8), step * 20, dtype="uint8"), step)
        writer.add_pr_curve("pr", numpy.array([0, 1, 1]), numpy.array([0.2, 0.6, 0.9]), step, num_thresholds=11)
        writer.add_text("words", f"**bold** {step}", step)
events = EventAccumulator(root, size_guidance={"images": 0, "histograms": 0, "tensors": 0}); events.Reload()
pr = tensor_util.make_ndarray(events.Tensors("pr")[1].tensor_proto)
histogram = events.Histograms("weights")[1].histogram_value
print("READ BACK " + json.dumps(dict(images=[[image.step, base64.b64encode(image.encoded_image_string).decode()] for image in events.Images("picture")],
    precision=pr[4].tolist(), recall=pr[5].tolist(), counts=list(histogram.bucket), limits=list(histogram.bucket_limit), min=histogram.min, max=histogram.max)))
`);
    assert.deepEqual(listed.map(({ name, kind, step }) => `${name} ${kind} ${step}`).toSorted(), ["picture image 1", "picture image 5", "pr curve 1", "pr curve 5", "weights histogram 1", "weights histogram 5", "words/text_summary text 1", "words/text_summary text 5"]);
    const at = (kind: string, step: number) => (artifact: RunArtifact): boolean => artifact.kind === kind && artifact.step === step;
    assert.deepEqual(await Promise.all([1, 5].map(async (step) => [step, base64Of(await read(at("image", step)))])), theirs["images"]);
    assert.deepEqual(await read(at("curve", 5)), { state: "curves", x: "recall", y: "precision", curves: [{ name: "", x: theirs["recall"], y: theirs["precision"] }] });
    const histogram = await read(at("histogram", 5));
    assert.ok(histogram.state === "histogram");
    assert.deepEqual(histogram.counts, theirs["counts"]);
    assert.deepEqual([histogram.edges[0], histogram.edges.at(-1), histogram.edges.length - 1], [theirs["min"], theirs["max"], histogram.counts.length]);
    assert.deepEqual(await read(at("text", 5)), { state: "text", language: "markdown", text: "**bold** 5" });
  });

  it("of TensorFlow 2, several pictures and sounds in one tensor", async () => {
    const { listed, theirs, read } = await mediaOf(`
import base64, json, os, sys, time
import numpy
from PIL import Image
import io
from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.plugins.audio import metadata as audio
from tensorboard.plugins.image import metadata as image
from tensorboard.summary.writer.event_file_writer import EventFileWriter
from tensorboard.util import tensor_util
writer = EventFileWriter(sys.argv[1] + "/logs/two")
def png(shade):
    file = io.BytesIO(); Image.fromarray(numpy.full((2, 2, 3), shade, dtype="uint8")).save(file, "png"); return file.getvalue()
pictures = [png(0), png(100), png(200)]
def add(tag, tensor, metadata): writer.add_event(Event(wall_time=time.time(), step=4, summary=Summary(value=[Summary.Value(tag=tag, tensor=tensor, metadata=metadata)])))
add("pictures", tensor_util.make_tensor_proto([b"2", b"2", *pictures]), image.create_summary_metadata("", ""))
add("sounds", tensor_util.make_tensor_proto([[b"RIFFone", b"a"], [b"RIFFtwo", b"b"]]), audio.create_summary_metadata("", "", audio.Encoding.Value("WAV")))
writer.close()
print("READ BACK " + json.dumps(dict(pictures=[base64.b64encode(each).decode() for each in pictures])))
`);
    assert.deepEqual(listed.map(words), ["pictures image 4 0", "pictures image 4 1", "pictures image 4 2", "sounds audio 4 0", "sounds audio 4 1"]);
    assert.deepEqual(await Promise.all([0, 1, 2].map(async (index) => base64Of(await read(named("pictures", 4, index))))), theirs["pictures"]);
    assert.deepEqual(await read(named("sounds", 4, 1)), { state: "audio", mediaType: "audio/wav", base64: Buffer.from("RIFFtwo").toString("base64") });
  });

  it("of W&B's offline runs", async () => {
    const { listed, theirs, read } = await mediaOf(`
import base64, glob, json, os, sys
os.environ.update(WANDB_MODE="offline", WANDB_SILENT="true", WANDB_DIR=sys.argv[1], WANDB_CONSOLE="off")
import wandb, numpy
run = wandb.init(project="churn", settings=wandb.Settings(x_disable_stats=True))
for step in range(3): run.log({"loss": step, "picture": wandb.Image(numpy.full((4, 4, 3), step, dtype="uint8"), caption=f"step {step}"), "weights": wandb.Histogram(np_histogram=([1, 2, step], [0, 1, 2, 3]))})
run.log({"several": [wandb.Image(numpy.zeros((2, 2, 3), dtype="uint8")), wandb.Image(numpy.ones((2, 2, 3), dtype="uint8"))], "table": wandb.Table(columns=["a", "b"], data=[[1, "x"], [2.5, None]]), "matrix": wandb.plot.confusion_matrix(y_true=[0, 1, 1], preds=[0, 1, 0], class_names=["no", "yes"]), "roc": wandb.plot.roc_curve([0, 1], [[0.9, 0.1], [0.2, 0.8]], labels=["no", "yes"])})
run.finish()
files = sorted(glob.glob(sys.argv[1] + "/wandb/offline-run-*/files/media/images/picture_*"))
print("READ BACK " + json.dumps(dict(pictures=[base64.b64encode(open(file, "rb").read()).decode() for file in files])))
`);
    const logged = listed.filter(({ step }) => step !== undefined);
    assert.deepEqual(logged.map(({ name, kind, step, caption, index }) => [name, kind, step, caption ?? index ?? ""].join(" ")).toSorted(), [
      "matrix_table confusion-matrix 3 ", "picture image 0 step 0", "picture image 1 step 1", "picture image 2 step 2", "roc_table curve 3 ", "several image 3 0", "several image 3 1", "table table 3 ", "weights histogram 0 ", "weights histogram 1 ", "weights histogram 2 ",
    ]);
    const at = (name: string, step: number) => (artifact: RunArtifact): boolean => artifact.name === name && artifact.step === step;
    assert.deepEqual(await Promise.all([0, 1, 2].map(async (step) => base64Of(await read(at("picture", step))))), theirs["pictures"]);
    assert.deepEqual(await read(at("weights", 2)), { state: "histogram", edges: [0, 1, 2, 3], counts: [1, 2, 2] });
    assert.deepEqual(await read(at("table", 3)), { state: "table", columns: ["a", "b"], rows: [[1, "x"], [2.5, null]], total: 2 });
    assert.deepEqual(await read(at("matrix_table", 3)), { state: "confusion-matrix", labels: ["no", "yes"], counts: [[1, 0], [1, 1]] });
    const roc = await read(at("roc_table", 3));
    assert.ok(roc.state === "curves");
    assert.deepEqual([roc.x, roc.y, roc.curves.map(({ name }) => name)], ["fpr", "tpr", ["no", "yes"]]);
  });

  it("of MLflow's artifacts", async () => {
    const { listed, read } = await mediaOf(`
import os, sys
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
import mlflow, numpy
mlflow.set_tracking_uri("file://" + sys.argv[1] + "/mlruns")
with mlflow.start_run():
    mlflow.log_text("a,b\\n1,2\\n", "tables/rows.csv"); mlflow.log_dict({"a": {"b": 1}}, "settings.json"); mlflow.log_table({"x": [1, 2], "y": ["a", None]}, "eval.json"); mlflow.log_text("# Notes", "notes.md")
    mlflow.log_image(numpy.zeros((4, 4, 3), dtype="uint8"), key="val/picture", step=7)
print("READ BACK {}")
`);
    assert.deepEqual(listed.map(({ name, kind, step }) => [name, kind, step ?? ""].join(" ")).toSorted(), ["eval.json json ", "notes.md text ", "settings.json json ", "tables/rows.csv table ", "val/picture (small) image 7", "val/picture image 7"]);
    const at = (name: string) => (artifact: RunArtifact): boolean => artifact.name === name;
    assert.deepEqual(await read(at("tables/rows.csv")), { state: "table", columns: ["a", "b"], rows: [["1", "2"]], total: 1 });
    assert.deepEqual(await read(at("eval.json")), { state: "table", columns: ["x", "y"], rows: [[1, "a"], [2, null]], total: 2 });
    assert.deepEqual(await read(at("notes.md")), { state: "text", language: "markdown", text: "# Notes" });
    assert.match(base64Of(await read(at("val/picture"))), /^iVBORw0KGgo/);
  });
});

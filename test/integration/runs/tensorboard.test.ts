import { READ_BACK, readsAs } from "./parity.ts";

/** Written by tensorboardX, read back by TensorBoard with all points kept. */
const SCRIPT = `
import os, sys
from tensorboardX import SummaryWriter
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
import numpy
root = sys.argv[1] + "/runs"
for name in ["first", "deeper/second"]:
    with SummaryWriter(os.path.join(root, name)) as writer:
        for step in range(300):
            writer.add_scalar("train/loss", 1 / (step + 1), step)
        writer.add_scalar("odd", float("nan"), 0); writer.add_scalar("odd", float("inf"), 1); writer.add_scalar("odd", float("-inf"), 2)
        writer.add_scalar("far", 1.5, 2 ** 40); writer.add_scalar("negative", 2.5, -1)
        writer.add_histogram("weights", numpy.random.normal(size=100), 1)
        writer.add_image("picture", numpy.zeros((3, 8, 8)), 1)
        writer.add_pr_curve("pr", numpy.array([0, 1, 1]), numpy.array([0.2, 0.6, 0.9]), 1)
        writer.add_text("words", "text", 1)
with SummaryWriter(os.path.join(root, "first")) as writer:
    for step in range(300, 310): writer.add_scalar("train/loss", step, step)
with SummaryWriter(os.path.join(root, "resumed")) as writer:
    for step in range(10): writer.add_scalar("loss", step, step)
with SummaryWriter(os.path.join(root, "resumed"), purge_step=5, filename_suffix=".second") as writer:
    for step in range(5, 8): writer.add_scalar("loss", -step, step)
written = []
for name in ["first", "deeper/second", "resumed"]:
    events = EventAccumulator(os.path.join(root, name), size_guidance={"scalars": 0})
    events.Reload()
    curves = {tag: [[point.step, str(point.value)] for point in events.Scalars(tag)] for tag in events.Tags()["scalars"]}
    written.append(dict(id=name, params={}, curves=curves))
${READ_BACK}`;

/** As TensorFlow 2 writes scalars: as tensors. Made with TensorBoard's own summaries, and with hyperparameters. */
const TENSORS = `
import os, sys
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.plugins.scalar import metadata
from tensorboard.plugins.hparams import api_pb2, metadata as hparams_metadata, plugin_data_pb2, summary_v2 as hp
from tensorboard.summary.writer.event_file_writer import EventFileWriter
from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.util import tensor_util
import numpy, time
folder = os.path.join(sys.argv[1], "logs", "tf2")
writer = EventFileWriter(folder)
def add(summary, step=0): writer.add_event(Event(wall_time=time.time(), step=step, summary=summary))
add(hp.hparams_pb({"rate": 0.1, "units": 16, "optimizer": "adam", "bias": True}))
for step in range(50):
    value = Summary.Value(tag="epoch_loss", tensor=tensor_util.make_tensor_proto(numpy.float32(1 / (step + 1))))
    if step == 0: value.metadata.CopyFrom(metadata.create_summary_metadata("", ""))
    add(Summary(value=[value]), step)
    add(Summary(value=[Summary.Value(tag="exact", tensor=tensor_util.make_tensor_proto(numpy.float64(step / 3)), metadata=metadata.create_summary_metadata("", ""))]), step)
ended = plugin_data_pb2.HParamsPluginData(session_end_info=plugin_data_pb2.SessionEndInfo(status=api_pb2.STATUS_SUCCESS))
add(Summary(value=[Summary.Value(tag=hparams_metadata.SESSION_END_INFO_TAG, metadata=hparams_metadata.create_summary_metadata(ended))]))
writer.close()
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
events = EventAccumulator(folder, size_guidance={"tensors": 0}); events.Reload()
curves = {tag: [[point.step, repr(float(tensor_util.make_ndarray(point.tensor_proto)))] for point in events.Tensors(tag)] for tag in ["epoch_loss", "exact"]}
written = [dict(id="tf2", status="finished", params={"rate": "0.1", "units": "16", "optimizer": "adam", "bias": "true"}, curves=curves)]
${READ_BACK}`;

describe("event files beside TensorBoard", () => readsAs(SCRIPT, { damaged: /first\/.*tfevents/, rest: "all" }));

describe("event files with tensors beside TensorBoard", () => readsAs(TENSORS, { damaged: /tfevents/, rest: "all" }));

import { READ_BACK, readsAs } from "./parity.ts";

/** CSVLogger is driven as Keras drives it in `fit`, and once more to append, as after a restart; the csv module of Python reads it back. */
const SCRIPT = `
import csv, os, sys
os.environ["KERAS_BACKEND"] = "jax"
import numpy
from keras.callbacks import CSVLogger
class Model: stop_training = False
def train(name, epochs, **options):
    logger = CSVLogger(os.path.join(sys.argv[1], name), **options)
    logger.set_model(Model())
    logger.on_train_begin()
    for epoch in epochs:
        odd = [float("nan"), float("inf"), float("-inf"), 0.1][epoch % 4]
        logger.on_epoch_end(epoch, {"loss": 1 / (epoch + 1), "val_loss": odd, "accuracy": numpy.float32(epoch / 3), "learning_rate": 1e-5, "per_class": numpy.array([0.1, 0.2])})
    logger.on_train_end()
train("training.log", range(30))
train("history.csv", range(10), separator=";")
train("resumed.csv", range(5)); train("resumed.csv", range(5, 9), append=True)
written = []
for name, separator in [("training.log", ","), ("history.csv", ";"), ("resumed.csv", ",")]:
    with open(os.path.join(sys.argv[1], name), newline="") as file: rows = list(csv.DictReader(file, delimiter=separator))
    metrics = [key for key in rows[0] if key not in ("epoch", "per_class")]
    curves = {key: [[int(row["epoch"]), row[key]] for row in rows] for key in metrics}
    written.append(dict(id=name, params={}, curves=curves))
${READ_BACK}`;

describe("logs of Keras's CSVLogger beside Python's csv", () => readsAs(SCRIPT, { damaged: /training\.log$/, rest: "all" }));

import { READ_BACK, readsAs } from "./parity.ts";

/** States as the Trainer saves them, in a checkpoint and in the output folder, read back by Transformers. */
const SCRIPT = `
import os, sys, warnings
warnings.simplefilter("ignore")
os.environ.update(TRANSFORMERS_VERBOSITY="error", HF_HUB_OFFLINE="1", TRANSFORMERS_NO_ADVISORY_WARNINGS="1")
from transformers.trainer_callback import TrainerState
def state(steps, max_steps):
    history = []
    for step in range(10, steps + 1, 10):
        loss = {20: float("nan"), 30: float("inf"), 40: float("-inf")}.get(step, 1 / step)
        history.append({"epoch": step / 100, "grad_norm": step * 0.1, "learning_rate": 5e-05, "loss": loss, "step": step})
        if step % 50 == 0: history.append({"epoch": step / 100, "eval_loss": 2 / step, "eval_accuracy": step / 1000, "eval_runtime": 0.5, "step": step})
    if steps == max_steps: history.append({"epoch": 1.0, "step": steps, "total_flos": 123456789.0, "train_loss": 0.25, "train_runtime": 9.5})
    return TrainerState(epoch=steps / 100, global_step=steps, max_steps=max_steps, num_train_epochs=1, logging_steps=10, eval_steps=50, save_steps=50, train_batch_size=8, log_history=history,
        best_metric=0.5, best_model_checkpoint="checkpoint-50", trial_params={"lr": 5e-05, "name": "ü"} if steps == 50 else None)
places = {"outputs/done/trainer_state.json": (100, 100), "outputs/done/checkpoint-50/trainer_state.json": (50, 100), "outputs/stopped/checkpoint-50/trainer_state.json": (50, 100), "outputs/stopped/checkpoint-40/trainer_state.json": (40, 100)}
for place, given in places.items():
    path = os.path.join(sys.argv[1], place)
    os.makedirs(os.path.dirname(path)); state(*given).save_to_json(path)
written = []
for name, path in [("done", "outputs/done/trainer_state.json"), ("stopped", "outputs/stopped/checkpoint-50/trainer_state.json")]:
    read = TrainerState.load_from_json(os.path.join(sys.argv[1], path))
    curves = {}
    for entry in read.log_history:
        for key, value in entry.items():
            if key != "step": curves.setdefault(key, []).append([entry["step"], str(value)])
    settings = {key: getattr(read, key) for key in ["max_steps", "num_train_epochs", "train_batch_size", "logging_steps", "eval_steps", "save_steps"]}
    params = {key: str(value) for key, value in {**settings, **(read.trial_params or {})}.items()}
    written.append(dict(id=name, params=params, curves=curves))
${READ_BACK}`;

describe("states of the Trainer beside Transformers", () => readsAs(SCRIPT, { damaged: /done\/trainer_state\.json$/, rest: "others" }));

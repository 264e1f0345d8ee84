import { READ_BACK, readsAs } from "./parity.ts";

/** Trials are written by the logger callbacks of Ray Tune themselves, without a cluster, and read back by its own analysis. */
const SCRIPT = `
import json, os, sys, warnings
warnings.simplefilter("ignore")
os.environ.update(RAY_AIR_NEW_OUTPUT="0", RAY_USAGE_STATS_ENABLED="0")
import pandas
from ray.tune.logger import CSVLoggerCallback, JsonLoggerCallback
from ray.tune.experiment import Trial
class Stub:
    def __init__(self, trial_id, path, config):
        self.trial_id, self.config, self.evaluated_params, self.local_path, self.path = trial_id, config, {}, path, path
        os.makedirs(path)
        self.checkpoint = None
        self.storage = type("Storage", (), {"storage_fs_path": path})()
    def init_local_path(self): os.makedirs(self.local_path, exist_ok=True)
    def __hash__(self): return hash(self.trial_id)
    def __eq__(self, other): return self.trial_id == other.trial_id
written = []
for number in range(2):
    name = f"train_abc_0000{number}"
    trial = Stub(name, os.path.join(sys.argv[1], "ray_results", "tune_exp", name), {"lr": 0.1 + number, "model": {"depth": 3, "name": "ü"}})
    loggers = [JsonLoggerCallback(), CSVLoggerCallback()]
    for logger in loggers: logger.log_trial_start(trial)
    for step in range(1, 21):
        odd = [float("nan"), float("inf"), float("-inf"), 1.5][step % 4]
        result = {"loss": 1 / step, "odd": odd, "info": {"learner": {"kl": step * 0.5}}, "training_iteration": step, "timestamp": 1700000000 + step, "time_this_iter_s": 0.1, "done": step == 20, "config": trial.config, "trial_id": name, "pid": 1, "hostname": "h"}
        for logger in loggers: logger.log_trial_result(step, trial, result)
    for logger in loggers: logger.log_trial_end(trial)
    if number == 1: os.remove(os.path.join(trial.local_path, "result.json"))
    shown = [json.loads(line) for line in open(os.path.join(trial.local_path, "result.json"))] if number == 0 else None
    table = pandas.json_normalize(shown, sep="/") if shown else pandas.read_csv(os.path.join(trial.local_path, "progress.csv"))
    curves = {key: [[int(at), str(value)] for at, value in zip(table["training_iteration"], table[key])] for key in ["loss", "odd", "info/learner/kl"]}
    written.append(dict(id=name, params={"lr": str(trial.config["lr"]), "model/depth": "3", "model/name": "ü"}, curves=curves))
${READ_BACK}`;

describe("trials of Ray Tune beside Ray Tune", () => readsAs(SCRIPT, { damaged: /result\.json$/, rest: "all" }));

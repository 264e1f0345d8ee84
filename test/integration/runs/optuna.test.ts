import { READ_BACK, readsAs } from "./parity.ts";

const script = (storage: string): string => `
import sys, warnings
import optuna
from optuna.storages import JournalStorage
from optuna.storages.journal import JournalFileBackend
warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.CRITICAL)
storage = ${storage}
def objective(trial):
    x = trial.suggest_float("x", -1, 1)
    trial.suggest_int("n", 1, 5); trial.suggest_categorical("c", ["a", 2, None, True]); trial.suggest_float("lr", 1e-5, 1, log=True)
    for step in range(4): trial.report(float("inf") if trial.number == 1 and step == 2 else x + step, step)
    trial.set_user_attr("who", {"name": "me"})
    if trial.number == 2: raise optuna.TrialPruned()
    if trial.number == 3: return float("nan")
    if trial.number == 4: raise ValueError
    return x if trial.number else float("-inf")
sampler = optuna.samplers.RandomSampler(seed=0)
one = optuna.create_study(study_name="one: ü", storage=storage, direction="maximize", sampler=sampler)
one.optimize(objective, n_trials=6, catch=(ValueError,))
two = optuna.create_study(study_name="two", storage=storage, directions=["minimize", "maximize"], sampler=sampler)
two.set_metric_names(["cost", "gain"])
two.optimize(lambda trial: (trial.suggest_float("z", 0, 1), 2), n_trials=2)
two.enqueue_trial({"z": 0.5})
gone = optuna.create_study(study_name="gone", storage=storage); gone.optimize(lambda trial: 1, n_trials=1)
optuna.delete_study(study_name="gone", storage=storage)
status = {"COMPLETE": "finished", "PRUNED": "killed", "FAIL": "failed", "WAITING": "scheduled", "RUNNING": "running"}
def text(value):
    return {None: "null", True: "true"}[value] if value is None or value is True else str(value)
written = []
for study in [one, two]:
    names = study.metric_names or ["value"]
    for trial in optuna.load_study(study_name=study.study_name, storage=storage).get_trials():
        curves = {name: [[0, str(value)]] for name, value in zip(names, trial.values or [])}
        if trial.intermediate_values: curves["intermediate_value"] = [[step, str(value)] for step, value in trial.intermediate_values.items()]
        written.append(dict(id=f"{study.study_name}/{trial.number}", name=f"trial {trial.number}", status=status[trial.state.name], params={k: text(v) for k, v in trial.params.items()}, curves=curves))
${READ_BACK}`;

describe("Optuna's SQLite storage beside Optuna", () => readsAs(script('"sqlite:///" + sys.argv[1] + "/study.db"'), { damaged: /study\.db$/, rest: "none" }));

describe("Optuna's journal beside Optuna", () => readsAs(script('JournalStorage(JournalFileBackend(sys.argv[1] + "/study.log"))'), { damaged: /study\.log$/, rest: "all" }));

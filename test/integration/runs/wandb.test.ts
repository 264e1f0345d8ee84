import { READ_BACK, readsAs } from "./parity.ts";

/** W&B has no reader for offline runs but its own log scanner, so what was logged is noted down beside. */
const SCRIPT = `
import os, sys
os.environ.update(WANDB_MODE="offline", WANDB_SILENT="true", WANDB_DIR=sys.argv[1], WANDB_DISABLE_GIT="true", WANDB_CONSOLE="off")
import wandb
written = []
for number in range(3):
    run = wandb.init(project="churn", name=f"run {number} ü", tags=["a", "b"], notes="a note", config={"rate": 0.1, "nested": {"deep": [1, 2]}, "text": "x" * 40000}, settings=wandb.Settings(x_disable_stats=True))
    run.config.update({"late": number})
    curves = {}
    def log(values, step=None):
        run.log(values, step=step)
    for step in range(500):
        values = {"train/loss": 1 / (step + 1), "acc": step}
        if step % 7 == 0: values["nested"] = {"inner": step * 2}
        if step == 3: values["odd"] = float("nan")
        if step == 4: values["odd"] = float("inf")
        if step == 5: values["odd"] = float("-inf")
        run.log(values)
        for key, value in values.items():
            if isinstance(value, dict): key, value = "nested.inner", value["inner"]
            curves.setdefault(key, []).append([step, str(value)])
    run.summary["best"] = 0.25
    curves["best"] = [[499, "0.25"]]
    written.append(dict(id=run.id, name=f"run {number} ü", status="failed" if number == 2 else "finished", params={"rate": "0.1", "nested.deep": "[1,2]", "text": "x" * 40000, "late": str(number)}, curves=curves))
    run.finish(exit_code=1 if number == 2 else 0)
${READ_BACK}`;

describe("offline runs beside W&B", () => readsAs(SCRIPT, { damaged: /offline-run.*\.wandb$/, rest: "all" }));

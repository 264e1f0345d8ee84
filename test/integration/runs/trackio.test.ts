import { READ_BACK, readsAs } from "./parity.ts";

/** Logged by Trackio, read back by its own store. */
const SCRIPT = `
import os, sys
os.environ.update(TRACKIO_DIR=sys.argv[1], HF_HUB_OFFLINE="1", TRACKIO_SHOW_DASHBOARD="False", GRADIO_ANALYTICS_ENABLED="False", DO_NOT_TRACK="1")
import trackio
written = []
from trackio.sqlite_storage import SQLiteStorage
ids = []
for number in range(2):
    run = trackio.init(project="churn", name=f"run {number} ü", config={"rate": 0.1, "nested": {"deep": 3}, "text": "a: b"}, embed=False)
    for step in range(20):
        values = {"train/loss": 1 / (step + 1), "acc": step}
        if step == 3: values["odd"] = float("nan")
        if step == 4: values["odd"] = float("inf")
        if step == 5: values["odd"] = float("-inf")
        if step % 5 == 0: values["nested"] = {"inner": step * 2}
        trackio.log(values)
    trackio.finish()
    ids.append(run.id)
config = {"rate": "0.1", "nested.deep": "3", "text": "a: b"}
for number in range(2):
    logs = SQLiteStorage.get_logs("churn", f"run {number} ü", run_id=ids[number])
    curves = {}
    for log in logs:
        for key, value in log.items():
            if key in ("timestamp", "step"): continue
            if isinstance(value, dict): key, value = key + "/inner", value["inner"]
            curves.setdefault(key, []).append([log["step"], str(value)])
    written.append(dict(id=ids[number], name=f"run {number} ü", params=config, curves=curves))
${READ_BACK}`;

describe("a project of Trackio beside Trackio", () => readsAs(SCRIPT, { damaged: /churn\.db$/, rest: "none" }));

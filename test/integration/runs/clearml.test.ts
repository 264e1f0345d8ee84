import { READ_BACK, readsAs } from "./parity.ts";

/**
 * A task in offline mode; what was reported is noted down beside, for ClearML reads offline tasks only into a server. By
 * itself it reports 0 for NaN and infinities. The process ends without `close`, which waits for a server for minutes.
 */
const SCRIPT = `
import os, sys
nowhere = "http://127.0.0.1:9"
os.environ.update(CLEARML_CACHE_DIR=sys.argv[1], CLEARML_LOG_LEVEL="ERROR", CLEARML_OFFLINE_MODE="1", CLEARML_API_HOST=nowhere, CLEARML_WEB_HOST=nowhere, CLEARML_FILES_HOST=nowhere)
from clearml import Logger, Task
task = Task.init(project_name="churn", task_name="run ü", auto_connect_frameworks=False, auto_connect_arg_parser=False, auto_resource_monitoring=False, auto_connect_streams=False, reuse_last_task_id=False)
task.connect({"rate": 0.1, "nested": {"deep": 3}})
task.connect({"depth": 5}, name="model")
logger, curves = task.get_logger(), {}
for step in range(20):
    for title, series, value in [("loss", "train", 1 / (step + 1)), ("acc", "val", float(step))]:
        logger.report_scalar(title, series, value, step); curves.setdefault(f"{title}/{series}", []).append([step, str(value)])
for step, value in enumerate([float("nan"), float("inf"), float("-inf"), 2.0]):
    logger.report_scalar("odd", "one", value, step); curves.setdefault("odd/one", []).append([step, str(value) if step == 3 else "0.0"])
logger.report_single_value("best", 0.5); curves["best"] = [[0, "0.5"]]
task.flush(wait_for_uploads=True)
written = [dict(id=os.path.basename(str(task.get_offline_mode_folder())), name="run ü", params={"rate": "0.1", "nested/deep": "3", "model/depth": "5"}, curves=curves)]
${READ_BACK}
sys.stdout.flush(); os._exit(0)`;

describe("an offline task beside ClearML", () => readsAs(SCRIPT, { damaged: /metrics\.jsonl$/, rest: "all" }));

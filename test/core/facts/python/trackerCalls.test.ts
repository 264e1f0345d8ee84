import assert from "node:assert/strict";

import { defaultSettings, openDocument, trackerCalls } from "../../../../server/core/index.ts";
import { installParsers } from "../../../harness/parsers.ts";

before(installParsers);

const SAMPLES: readonly (readonly [code: string, trackers: string | undefined, experiment?: string])[] = [
  ["import mlflow\nmlflow.set_experiment('churn')\nwith mlflow.start_run(): pass", "MLflow", "churn"],
  ["import mlflow as m\nm.start_run()", "MLflow"],
  ["import wandb\nwandb.init(project='churn')", "W&B", "churn"],
  ["from dvclive import Live\nLive()", "DVCLive, DVC"],
  ["from transformers import Trainer\nTrainer(model)", "Hugging Face"],
  ["from trl import SFTTrainer\nSFTTrainer(model)", "Hugging Face"],
  ["import lightning as L\nL.Trainer()", "Lightning, TensorBoard"],
  ["from torch.utils.tensorboard import SummaryWriter\nSummaryWriter()", "TensorBoard"],
  ["import optuna\noptuna.create_study(study_name='search')", "Optuna", "search"],
  ["from ray import tune\ntune.Tuner(train)", "Ray Tune"],
  ["from clearml import Task\nTask.init('churn', 'first')", "ClearML", "churn"],
  ["from tasks import Task\nTask.init('churn')", undefined],
  ["import mlflow\nmlflow.log_metric('a', 1)", undefined],
];

describe("calls that begin runs", () => {
  for (const [code, trackers, experiment] of SAMPLES) {
    it(code.replaceAll("\n", "; "), () => {
      const [call] = trackerCalls(openDocument("file:///workspace/train.py", code, defaultSettings));
      assert.deepEqual([call?.trackers.join(", "), call?.experiment], [trackers, experiment]);
    });
  }
});

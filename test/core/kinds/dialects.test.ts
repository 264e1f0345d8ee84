import assert from "node:assert/strict";

import { kinds } from "../../../server/core/kinds/index.ts";

/** Which reader each tool uses, by its own source. */
const READERS: Readonly<Record<string, readonly string[]>> = {
  // yaml.safe_load in wandb, accelerate, mlflow, feast, bentoml, mergekit, transformers' HfArgumentParser, kfp, prefect, ray and others.
  pyyaml: ["wandb-sweep", "accelerate", "mlproject", "mlmodel", "feast", "bentofile", "mergekit", "trainer", "axolotl", "azureml", "prefect", "ray-serve", "litellm", "nemo-guardrails", "kfp-component-v1", "zenml", "truss", "vllm-serve", "vertex-job"],
  // OmegaConf, or jsonargparse with the same floats.
  omegaconf: ["hydra", "kedro", "torchtune", "llamafactory", "lightning-cli"],
  // Kubernetes and Cog read by Go.
  "go-yaml": ["argo", "kserve", "cog", "kfp-ir"],
  // ruamel.yaml in DVC; JavaScript in promptfoo.
  "yaml-1.2": ["dvc", "dvc-lock", "dvc-file", "params", "promptfoo"],
};

describe("the dialect of each kind", () => {
  for (const [dialect, ids] of Object.entries(READERS)) {
    for (const id of ids) {
      it(`is ${dialect} for ${id}`, () => assert.equal(kinds.find((kind) => kind.id === id)?.dialect ?? "yaml-1.2", dialect));
    }
  }
});

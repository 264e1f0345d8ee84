/** What is offered in the positions in which people type: an empty file, half a key, after a dash, within braces, half a value. */
import assert from "node:assert/strict";

import { defaultSettings, filesOf, kinds, openDocument } from "../../../../server/core/index.ts";
import { installParsers } from "../../../harness/parsers.ts";

/** Per kind: the name of a file, and texts with `‸` where the cursor stands, each with what must be offered there. */
const TABLE: Readonly<Record<string, readonly [file: string, ...rows: readonly (readonly [text: string, offered: string])[]]>> = {
  accelerate: ["a.yaml", ["‸", "distributed_type"], ["mixed_‸", "mixed_precision"], ["mixed_precision: ‸", "bf16"], ["fsdp_config: {fsdp_ver‸}", "fsdp_version"], ["deepspeed_config:\n  zero‸", "zero_stage"]],
  argo: ["a.yaml", ["‸", "apiVersion"], ["kind: Workflow\nspec:\n  entry‸", "entrypoint"], ["kind: Workflow\nspec:\n  templates:\n    - ‸", "container"], ["kind: Workflow\nspec:\n  templates:\n    - name: a\n      dag:\n        tasks:\n          - name: t\n            dep‸", "depends"]],
  axolotl: ["a.yaml", ["‸", "base_model"], ["base_model: x\nadapter: ‸", "qlora"], ["datasets:\n  - ‸", "path"], ["datasets:\n  - {path: x, ty‸}", "type"], ["optimizer: ‸", "adamw_torch"]],
  azureml: ["a.yml", ["‸", "command"], ["resources:\n  inst‸", "instance_count"], ["distribution: {type: ‸}", "pytorch"], ["jobs:\n  train:\n    ‸", "component"]],
  bentofile: ["bentofile.yaml", ["‸", "service"], ["docker:\n  dis‸", "distro"], ["docker:\n  distro: ‸", "alpine"], ["envs:\n  - ‸", "name"]],
  truss: ["config.yaml", ["model_name: a\npython_version: py311\nresources:\n  use_gpu: true\n‸", "trt_llm"], ["model_name: a\nrequirements: []\nresources:\n  use_gpu: true\n  ‸", "accelerator"], ["model_name: a\nresources:\n  use_gpu: true\ntrt_llm:\n  build:\n    base_model: ‸", "encoder"]],
  cog: ["cog.yaml", ["‸", "build"], ["build:\n  ‸", "python_version"], ["build: {gp‸}", "gpu"], ["build:\n  gpu: ‸", "true"]],
  croissant: ["c.json", ["{‸}", '"distribution"'], ['{"distribution": [{‸}]}', '"contentUrl"'], ['{"recordSet": [{"field": [{"dat‸"}]}]}', '"dataType"']],
  deepspeed: ["d.json", ["{‸}", '"zero_optimization"'], ['{"zero_optimization": {‸}}', '"stage"'], ['{"zero_optimization": {"offload_optimizer": {"device": ‸}}}', '"cpu"'], ['{"fp16": {"ena‸"}}', '"enabled"']],
  dvc: ["dvc.yaml", ["‸", "stages"], ["stages:\n  a:\n    c‸", "cmd"], ["stages:\n  a: {cmd: x, ou‸}", "outs"], ["stages:\n  a:\n    cmd: x\n    outs:\n      - m:\n          cach‸", "cache"]],
  feast: ["feature_store.yaml", ["‸", "project"], ["online_store:\n  ‸", "type"], ["auth: {type: ‸}", "kubernetes"]],
  "gx-project": ["great_expectations.yml", ["‸", "stores"], ["stores:\n  a:\n    class_name: ‸", "ExpectationsStore"], ["fluent_datasources:\n  a:\n    type: ‸", "postgres"]],
  "great-expectations": ["g.json", ["{‸}", '"expectations"'], ['{"expectations": [{"kwargs": {‸}}]}', '"column"'], ['{"expectations": [{"severity": ‸}]}', '"warning"']],
  haystack: ["h.yaml", ["‸", "components"], ["connections:\n  - ‸", "sender"], ["components:\n  a: {ty‸}", "type"]],
  "hf-config": ["config.json", ["{‸}", '"hidden_size"'], ['{"text_config": {‸}}', '"vocab_size"'], ['{"quantization_config": {"bnb_4bit_quant_type": ‸}}', '"nf4"']],
  "hf-generation-config": ["generation_config.json", ["{‸}", '"do_sample"'], ['{"do_sample": ‸}', "true"]],
  "hf-tokenizer-config": ["tokenizer_config.json", ["{‸}", '"chat_template"'], ['{"padding_side": ‸}', '"left"']],
  "hf-weight-index": ["model.safetensors.index.json", ["{‸}", '"weight_map"'], ['{"metadata": {‸}}', '"total_size"']],
  hydra: ["config.yaml", ["defaults:\n  - _self_\nhydra:\n  ‸", "sweeper"], ["defaults:\n  - _self_\nhydra:\n  run: {‸}", "dir"], ["defaults:\n  - _self_\nhydra:\n  mode: ‸", "MULTIRUN"]],
  kedro: ["conf/base/catalog.yml", ["a:\n  ‸", "filepath"], ["a:\n  copy_mode: ‸", "deepcopy"], ["a: {type: x, ver‸}", "versioned"]],
  "kfp-component-v1": ["c.yaml", ["‸", "implementation"], ["inputs:\n  - ‸", "name"], ["implementation:\n  container:\n    ‸", "image"]],
  "kfp-ir": ["p.yaml", ["‸", "deploymentSpec"], ["components:\n  a:\n    ‸", "executorLabel"], ["components:\n  a:\n    inputDefinitions:\n      parameters:\n        p: {parameterType: ‸}", "NUMBER_INTEGER"]],
  kserve: ["k.yaml", ["‸", "apiVersion"], ["spec:\n  predictor:\n    ‸", "minReplicas"], ["spec:\n  predictor:\n    scaleMetric: ‸", "concurrency"], ["spec:\n  predictor:\n    model: {modelF‸}", "modelFormat"]],
  langgraph: ["langgraph.json", ["{‸}", '"graphs"'], ['{"store": {"index": {‸}}}', '"dims"'], ['{"pip_installer": ‸}', '"uv"']],
  "lightning-cli": ["l.yaml", ["‸", "trainer"], ["trainer:\n  max_e‸", "max_epochs"]],
  "lm-eval-task": ["t.yaml", ["task: a\ndataset_path: b\n‸", "metric_list"], ["task: a\ndataset_path: b\nmetric_list:\n  - ‸", "aggregation"]],
  litellm: ["l.yaml", ["‸", "model_list"], ["model_list:\n  - ‸", "litellm_params"], ["model_list:\n  - model_name: a\n    litellm_params:\n      api_‸", "api_key"], ["model_list:\n  - model_info: {mode: ‸}", "embedding"], ["router_settings:\n  ‸", "num_retries"]],
  llamafactory: ["l.yaml", ["‸", "stage"], ["stage: ‸", "sft"], ["lora_‸", "lora_rank"]],
  "llamafactory-v1": ["l.yaml", ["model: a\nmodel_class: llm\n‸", "template"], ["model: a\nmodel_class: llm\nflash_attn: ‸", "sdpa"], ["model: a\nmodel_class: llm\npeft_config:\n  ‸", "name"]],
  "llamafactory-data": ["dataset_info.json", ['{"mine": {‸}}', '"file_name"'], ['{"mine": {"formatting": ‸}}', '"sharegpt"'], ['{"mine": {"columns": {‸}}}', '"prompt"']],
  "mcp-json": [".mcp.json", ["{‸}", '"mcpServers"'], ['{"mcpServers": {"a": {‸}}}', '"command"'], ['{"mcpServers": {"a": {"type": ‸}}}', '"http"']],
  mergekit: ["m.yaml", ["‸", "merge_method"], ["dtype: ‸", "bfloat16"], ["models:\n  - ‸", "model"]],
  mlmodel: ["MLmodel", ["‸", "flavors"], ["flavors:\n  python_function:\n    ‸", "loader_module"]],
  mlproject: ["MLproject", ["‸", "entry_points"], ["entry_points:\n  main:\n    ‸", "command"]],
  "nemo-guardrails": ["config.yml", ["‸", "models"], ["models:\n  - ‸", "engine"], ["rails:\n  input:\n    ‸", "flows"]],
  "peft-adapter": ["adapter_config.json", ["{‸}", '"lora_alpha"'], ['{"task_type": ‸}', '"CAUSAL_LM"'], ['{"use_‸"}', '"use_dora"']],
  prefect: ["prefect.yaml", ["‸", "deployments"], ["deployments:\n  - ‸", "entrypoint"], ["deployments:\n  - schedules:\n      - {cr‸}", "cron"]],
  promptfoo: ["promptfooconfig.yaml", ["‸", "providers"], ["tests:\n  - ‸", "assert"], ["tests:\n  - assert:\n      - ‸", "type"], ["providers:\n  - id: x\n    config:\n      temp‸", "temperature"], ["tests:\n  - {va‸}", "vars"]],
  "ray-serve": ["s.yaml", ["‸", "applications"], ["applications:\n  - ‸", "import_path"], ["applications:\n  - deployments:\n      - name: a\n        num_replicas: ‸", "auto"]],
  "sagemaker-pipeline": ["p.json", ["{‸}", '"Steps"'], ['{"Steps": [{‸}]}', '"Type"']],
  torchtune: ["t.yaml", ["‸", "model"], ["model:\n  ‸", "lora_rank"], ["dtype: ‸", "bf16"]],
  trainer: ["t.yaml", ["‸", "learning_rate"], ["eval_strategy: ‸", "steps"], ["report_to:\n  - ‸", "wandb"], ["report_to: [‸]", "wandb"], ["lr_scheduler_type: cos‸", "cosine"]],
  "triton-pbtxt": ["config.pbtxt", ["‸", "max_batch_size"], ["instance_group { ‸ }", "count"], ["instance_group { kind: ‸ }", "KIND_GPU"], ["instance_group [ { count: 1 ki‸ } ]", "kind"], ["input [ { name: \"a\" data_type: TYPE_‸ } ]", "TYPE_FP32"], ["name: \"a\"\n# note\ndynamic_batching { prio‸", "priority_levels"], ["input { name: \"a\" }\n‸", "input"]],
  "vertex-job": ["v.yaml", ["‸", "workerPoolSpecs"], ["workerPoolSpecs:\n  - ‸", "machineSpec"]],
  "vertex-pipeline": ["v.json", ["{‸}", '"pipelineSpec"'], ['{"runtimeConfig": {‸}}', '"gcsOutputDirectory"']],
  "vllm-serve": ["v.yaml", ["‸", "model"], ["max-‸", "max-model-len"]],
  "wandb-sweep": ["sweep.yaml", ["‸", "method"], ["method: ‸", "bayes"], ["parameters:\n  a: {dis‸}", "distribution"], ["metric: {goal: ‸}", "minimize"], ["parameters:\n  a:\n    distribution: ‸", "log_uniform_values"]],
  zenml: ["z.yaml", ["‸", "steps"], ["steps:\n  a:\n    enab‸", "enable_cache"], ["execution_mode: ‸", "fail_fast"]],
};

describe("completion where people type", () => {
  before(installParsers);

  for (const [kind, [file, ...rows]] of Object.entries(TABLE)) {
    it(`offers what ${kind} takes`, () => {
      for (const [text, expected] of rows) assert.ok(offered(kind, file, text).includes(expected.replaceAll('"', "")), `${expected} in ${text}: ${offered(kind, file, text).slice(0, 12).join(", ")}`);
    });
  }
  it("leaves no kind with a schema of its own out", () => {
    const told = new Set([...Object.keys(TABLE), "compose", "dvc-file", "dvc-lock", "model-card", "modelwright-drift", "prompty", "rag"]);
    assert.deepEqual(kinds.filter(({ id, schema }) => schema && !told.has(id)).map(({ id }) => id), []);
  });
});

function offered(kind: string, file: string, marked: string): readonly string[] {
  const document = openDocument(`file:///workspace/${file}`, marked.replace("‸", ""), { ...defaultSettings, kinds: { "**": kind } });
  const snapshot = { files: filesOf([document]), settings: defaultSettings };
  return (kinds.find(({ id }) => id === kind)?.features?.complete?.(document, marked.indexOf("‸"), snapshot) ?? []).map(({ label }) => label);
}

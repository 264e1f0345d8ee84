import assert from "node:assert/strict";

import { defaultSettings, recognise } from "../../../server/core/index.ts";

/** The path of a file, its text, and what it is. */
const TABLE: readonly (readonly [path: string, text: string, kind: string])[] = [
  ["dvc.yaml", "", "dvc"],
  ["data/raw.csv.dvc", "outs: []", "dvc-file"],
  ["ml/MLproject", "name: x", "mlproject"],
  ["config.json", '{"model_type": "llama", "architectures": ["LlamaForCausalLM"]}', "hf-config"],
  ["config.json", '{"theme": "dark"}', "json"],
  ["model.safetensors.index.json", "{}", "hf-weight-index"],
  ["sft.yaml", "model_name_or_path: gpt2\noutput_dir: out\nnum_train_epochs: 1\n", "trainer"],
  ["sft.json", '{"model_name_or_path": "gpt2", "output_dir": "out", "num_train_epochs": 1}', "trainer"],
  ["config.json", '{"model": "gpt2", "model_type": "gpt2", "torch_dtype": "auto", "per_device_train_batch_size": 1, "learning_rate": 1e-4}', "trainer"],
  ["training_args.json", "{}", "trainer"],
  ["trainer_state.json", '{"log_history": [], "output_dir": "out", "num_train_epochs": 3, "train_batch_size": 2, "steps_per_print": 1}', "json"],
  ["hyperparameters.json", '{"output_dir": "out", "num_train_epochs": "3", "sagemaker_program": "train.py"}', "json"],
  ["experiments.json", '{"runs": [{"model_name_or_path": "gpt2", "learning_rate": 1e-4}]}', "json"],
  ["config.yml", "models:\n  - type: main\n    egnine: openai\n    model: gpt-5.5\n", "nemo-guardrails"],
  ["config.yml", "models:\n  - tpye: main\n    engine: openai\n    model: gpt-5.5\n", "nemo-guardrails"],
  ["config.yml", "models:\n  - name: main\n    path: a\n", "yaml"],
  ["v1.yaml", "model: Qwen/Qwen3-4B\nmodel_class: llm\ntemplate: qwen3_nothink\nmicro_batch_size: 1\n", "llamafactory-v1"],
  ["export.yaml", "model: Qwen/Qwen3-4B\npeft_config:\n  name: lora\nexport_dir: out\n", "llamafactory-v1"],
  ["ui.yaml", "base_model:\n  preset: [a]\nadapter:\n  preset: [b]\n", "yaml"],
  ["docs/modelfile.mdx", "# Modelfile\n\n```\nFROM llama3\n```\n", "other"],
  ["Modelfile.md", "FROM llama3\n", "other"],
  ["Modelfile.small", "FROM llama3\n", "modelfile"],
  ["sft.jsonl", '{"messages": [{"role": "user", "content": "hi"}]}', "openai-jsonl"],
  ["sft.jsonl", '{"messages": [{"role": "user", "content": [{"type": "text", "value": "hi"}], "loss_weight": 0.0}]}', "json-lines"],
  ["sft.json", '{"stage": "sft", "finetuning_type": "lora"}', "llamafactory"],
  ["lora.json", '{"base_model": "gpt2", "datasets": []}', "axolotl"],
  ["default_config.json", '{"compute_environment": "LOCAL_MACHINE", "distributed_type": "NO"}', "accelerate"],
  ["conf/lora.yaml", "peft_type: LORA\nr: 8\n", "peft-adapter"],
  ["conf/lora.json", '{"r": 8, "lora_alpha": 16, "target_modules": ["q_proj"]}', "peft-adapter"],
  ["zero1.json", '{"train_batch_size": 8, "gradient_clipping": 1.0}', "deepspeed"],
  ["run.json", '{"model_name_or_path": "gpt2", "learning_rate": 1e-4, "deepspeed": {"zero_optimization": {"stage": 2}}}', "trainer"],
  ["sft.yaml", "stage: sft\nfinetuning_type: lora\n", "llamafactory"],
  ["lora.yml", "base_model: gpt2\ndatasets: []\n", "axolotl"],
  ["any.json", '{"zero_optimization": {"stage": 2}}', "deepspeed"],
  ["default.yaml", "compute_environment: LOCAL_MACHINE\ndistributed_type: MULTI_GPU\n", "accelerate"],
  ["tune.yaml", "method: random\nparameters: {}\n", "wandb-sweep"],
  ["sweep.yaml", "rules:\n  - never sweep\n", "yaml"],
  [".vscode/mcp.json", "{}", "mcp-json"],
  ["models/a/config.pbtxt", 'name: "a"', "triton-pbtxt"],
  ["serve.yaml", "applications:\n  - import_path: app:app\n", "ray-serve"],
  ["service.yaml", "apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\n", "kserve"],
  ["deployment.yaml", "apiVersion: apps/v1\nkind: Deployment\n", "kubernetes"],
  ["infra/docker-compose.dev.yml", "services: {}\n", "compose"],
  ["wf.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: CronWorkflow\n", "argo"],
  ["conf/config.yaml", "defaults:\n  - db: mysql\n", "hydra"],
  ["app/config.yaml", "defaults:\n  retries: 3\n", "yaml"],
  ["fit.yaml", "seed_everything: 1\ntrainer:\n  max_epochs: 1\n", "lightning-cli"],
  ["pipeline.json", '{"Version": "2020-12-01", "Steps": []}', "sagemaker-pipeline"],
  ["job.json", '{"pipelineSpec": {"components": {}}}', "vertex-pipeline"],
  ["job.yaml", "workerPoolSpecs:\n  - replicaCount: 1\n", "vertex-job"],
  ["run.yaml", "enable_cache: false\nsteps: {}\n", "zenml"],
  ["serve.yaml", "model: gpt2\ntensor-parallel-size: 2\n", "vllm-serve"],
  ["rag.yaml", "chunk_size: 500\nchunk_overlap: 50\n", "rag"],
  ["ci.yaml", "chunk_size: 500\n", "yaml"],
  ["gx/great_expectations.yml", "config_version: 4.0\n", "gx-project"],
  ["gx/checkpoints/daily.yml", "name: daily\nconfig_version: 1.0\nclass_name: Checkpoint\nvalidations: []\n", "gx-project"],
  ["run.sh", "echo a\n", "shell-script"],
  [".github/workflows/ci.yml", "on: push\n", "github-workflow"],
  ["Modelfile", "FROM llama3.2\n", "modelfile"],
  ["chat.prompty", "---\nname: a\n---\n", "prompty"],
  ["train.jsonl", '{"messages": []}\n', "openai-jsonl"],
  ["README.md", "---\nlicense: mit\n---\n# A model\n", "model-card"],
  ["README.md", "# A project\n", "other"],
];

/** A file with each syntax of comments, and the kind that its comment says. */
const COMMENTS: readonly (readonly [name: string, text: string, kind: string])[] = [
  ["a.yaml", "# modelwright: kind wandb-sweep\nbase_model: x\n", "wandb-sweep"],
  ["dvc.yaml", "\uFEFF# modelwright: kind hydra\r\nstages: {}\r\n", "hydra"],
  ["a.yaml", "---\n# A licence.\n#modelwright:kind hydra\n", "hydra"],
  ["a.json", "// modelwright: kind deepspeed\n{}\n", "deepspeed"],
  ["a.json", "/* modelwright: kind deepspeed */\n{}\n", "deepspeed"],
  ["a.json", "{\n  // modelwright: kind deepspeed\n}\n", "deepspeed"],
  ["model.pbtxt", '# modelwright: kind triton-pbtxt\nname: "a"\n', "triton-pbtxt"],
  ["assistant.txt", "# modelwright: kind modelfile\nFROM llama3\n", "modelfile"],
  ["settings.toml", "# modelwright: kind toml\nrate = 1\n", "toml"],
  ["chat.md", "---\n# modelwright: kind prompty\nname: a\n---\n", "prompty"],
  ["CARD.md", "<!-- modelwright: kind model-card -->\n# A model\n", "model-card"],
  ["prompt.txt", "{# modelwright: kind prompty #}\n", "prompty"],
  ["serve.cfg", "; modelwright: kind torchserve\n", "torchserve"],
];

describe("recognise", () => {
  for (const [path, text, kind] of TABLE) {
    it(`takes ${path} that starts with ${JSON.stringify(text.slice(0, 30))} for ${kind}`, () => {
      const found = recognise(`file:///project/${path}`, text, defaultSettings);
      assert.equal(found.kind, kind);
      assert.ok(found.why.length > 0);
    });
  }
  for (const [name, text, kind] of COMMENTS) {
    it(`believes the comment ${JSON.stringify(text.slice(0, 40))} over name and content`, () => {
      const found = recognise(`file:///project/${name}`, text, defaultSettings);
      assert.deepEqual([found.kind, found.why, found.problem], [kind, "a comment in the file says so", undefined]);
    });
  }
  it("believes the setting over all", () => {
    const settings = { ...defaultSettings, kinds: { "jobs/*.yaml": "argo" } };
    assert.equal(recognise("file:///project/jobs/a.yaml", "# modelwright: kind hydra\n", settings).kind, "argo");
  });
  it("believes what is said of one file over patterns, wherever it stands", () => {
    const kinds = { "*.yaml": "argo", "a[1].yaml": "hydra", "jobs/*.yaml": "hydra", "jobs/b.yaml": "wandb-sweep", "b.yaml": "kserve", "odd\\[1\\].yaml": "params" };
    const kindOf = (path: string): string => recognise(`file:///project/${path}`, "", { ...defaultSettings, kinds }).kind;
    assert.deepEqual(["x.yaml", "jobs/x.yaml", "jobs/b.yaml", "b.yaml", "odd%5B1%5D.yaml"].map(kindOf), ["argo", "argo", "wandb-sweep", "kserve", "params"]);
  });
  it("takes names with signs as they are written, and a first slash for the whole path", () => {
    const kinds = { "a+b & c@1.yaml": "hydra", "/project/whole.yaml": "argo" };
    const kindOf = (path: string): string => recognise(`file:///${path}`, "", { ...defaultSettings, kinds }).kind;
    assert.deepEqual(["project/a%2Bb%20%26%20c%401.yaml", "project/whole.yaml", "x/project/whole.yaml"].map(kindOf), ["hydra", "argo", "yaml"]);
  });
  it("tells words that name no kind, and goes by name and content then", () => {
    const asked = (text: string, kinds: Readonly<Record<string, string>> = {}): unknown => {
      const { kind, problem } = recognise("file:///project/dvc.yaml", text, { ...defaultSettings, kinds });
      return [kind, problem];
    };
    assert.deepEqual(asked("# modelwright: kind WandB_sweep\n"), ["dvc", 'A comment in the file says that it is "WandB_sweep", but there is no such kind. Did you mean "wandb-sweep"?']);
    assert.deepEqual(asked("", { "*.yaml": "quantum" }), ["dvc", 'The setting modelwright.kinds says that "*.yaml" is "quantum", but there is no such kind.']);
    assert.deepEqual(asked("# modelwright: kind hydra\n", { "*.json": "quantum" }), ["hydra", undefined]);
  });
  it("reads no comment that is no comment of its own or far down", () => {
    const kindOf = (text: string): string => recognise("file:///project/dvc.yaml", text, defaultSettings).kind;
    assert.equal(kindOf('title: "# modelwright: kind hydra"\n'), "dvc");
    assert.equal(kindOf(`${"# words\n".repeat(60)}# modelwright: kind hydra\n`), "dvc");
  });
});

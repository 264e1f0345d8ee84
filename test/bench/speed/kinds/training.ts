import { longJson, longText, type Making } from "./text.ts";

/** How models are made: settings, sweeps, adapters. */
export const training: readonly Making[] = [
  longText({
    kind: "wandb-sweep",
    path: "sweep.yaml",
    head: "program: train.py\nmethod: bayes\nmetric:\n  name: val/loss\n  goal: minimize\nparameters:\n",
    piece: (id) => `  rate_${id}:
    distribution: log_uniform_values
    min: 0.0001‸
    max: 0.1
  layers_${id}:
    values: [1, 2, 3]
  width_${id}:
    distribution: q_uniform
    q: 8
    min: 8
    max: 256`,
    tail: "\n",
  }),
  longText({
    kind: "hydra",
    path: "conf/config.yaml",
    head: "defaults:\n  - _self_\nseed: 7\n",
    piece: (id) => `model_${id}:
  _target_: torch.nn.Linear
  in_features: 128
  out_features: \${width_${id}}‸
  bias: true
width_${id}: 64
optimizer_${id}:
  _target_: torch.optim.AdamW
  lr: 1e-4
  weight_decay: 0.01`,
    tail: "\n",
  }),
  longText({
    kind: "axolotl",
    path: "axolotl.yml",
    head: "base_model: meta-llama/Llama-3.1-8B\nadapter: lora\nlora_r: 16\nlora_alpha: 32\nlora_target_linear: true\nsequence_len: 4096\nmicro_batch_size: 2\ngradient_accumulation_steps: 4\nnum_epochs: 3\noptimizer: adamw_torch\nlearning_rate: 0.0002\nlr_scheduler: cosine\noutput_dir: ./outputs\ndatasets:\n",
    piece: (id) => `  - path: company/support-${id}‸
    type: chat_template
    split: train
    field_messages: messages
    message_property_mappings:
      role: role
      content: content`,
    tail: "\n",
  }),
  longText({
    kind: "llamafactory",
    path: "train.yaml",
    head: "model_name_or_path: meta-llama/Llama-3.1-8B\nstage: sft\ndo_train: true\nfinetuning_type: lora\nlora_rank: 8\ntemplate: llama3\ncutoff_len: 2048\noutput_dir: saves/llama\nper_device_train_batch_size: 2\nlearning_rate: 1.0e-4\nnum_train_epochs: 3.0\nbf16: true\ndataset:\n",
    piece: (id) => `  - support_${id}‸`,
    tail: "\n",
  }),
  longJson({
    kind: "llamafactory-data",
    path: "data/dataset_info.json",
    depth: 1,
    head: "{\n",
    piece: (id) => `"support_${id}": {
  "file_name": "support_${id}.json‸",
  "formatting": "sharegpt",
  "columns": {
    "messages": "conversations",
    "system": "system"
  },
  "tags": {
    "role_tag": "from",
    "content_tag": "value"
  }
}`,
    tail: "\n}\n",
  }),
  longText({
    kind: "trainer",
    path: "training.yaml",
    head: "model_name_or_path: meta-llama/Llama-3.1-8B\noutput_dir: out\nper_device_train_batch_size: 4\ngradient_accumulation_steps: 2\nlearning_rate: 0.0002\nnum_train_epochs: 3\nlogging_steps: 10\nsave_steps: 100\nlora_target_modules:\n",
    piece: (id) => `  - model.layers.${id}.self_attn.q_proj‸`,
    tail: "\n",
  }),
  longJson({
    kind: "deepspeed",
    path: "ds_config.json",
    depth: 4,
    head: '{\n  "train_micro_batch_size_per_gpu": 4,\n  "gradient_accumulation_steps": 2,\n  "bf16": {"enabled": true},\n  "zero_optimization": {"stage": 2},\n  "compression_training": {\n    "weight_quantization": {\n      "shared_parameters": {"enabled": true, "quantizer_kernel": false},\n      "different_groups": {\n',
    piece: (id) => `"wq${id}": {
  "params": {
    "start_bits": 12,
    "target_bits": 8‸
  },
  "modules": [
    "layer.${id}.attention",
    "layer.${id}.output"
  ]
}`,
    tail: "\n      }\n    }\n  }\n}\n",
  }),
  longText({
    kind: "accelerate",
    path: "accelerate_config.yaml",
    head: "compute_environment: LOCAL_MACHINE\ndistributed_type: FSDP\nmixed_precision: bf16\nnum_machines: 1\nnum_processes: 8\nmachine_rank: 0\nmain_training_function: main\nfsdp_config:\n  fsdp_sharding_strategy: FULL_SHARD\n  fsdp_auto_wrap_policy: TRANSFORMER_BASED_WRAP\n  fsdp_ignored_modules:\n",
    piece: (id) => `    - model.layers.${id}.mlp‸`,
    tail: "\n",
  }),
  longJson({
    kind: "peft-adapter",
    path: "adapter_config.json",
    depth: 2,
    head: '{\n  "peft_type": "LORA",\n  "task_type": "CAUSAL_LM",\n  "base_model_name_or_path": "meta-llama/Llama-3.1-8B",\n  "r": 16,\n  "lora_alpha": 32,\n  "lora_dropout": 0.05,\n  "inference_mode": true,\n  "target_modules": [\n',
    piece: (id) => `"model.layers.${id}.self_attn.q_proj‸"`,
    tail: "\n  ]\n}\n",
  }),
  longText({
    kind: "torchtune",
    path: "lora.yaml",
    head: "output_dir: /tmp/out\nmodel:\n  _component_: torchtune.models.llama3_1.lora_llama3_1_8b\n  lora_attn_modules: [q_proj, v_proj]\n  lora_rank: 8\n  lora_alpha: 16\nbatch_size: 2\nepochs: 1\ndataset:\n",
    piece: (id) => `  - _component_: torchtune.datasets.instruct_dataset
    source: company/support-${id}‸
    split: train
    packed: false
    column_map:
      input: question
      output: answer`,
    tail: "\n",
  }),
  longText({
    kind: "lightning-cli",
    path: "config.yaml",
    head: "seed_everything: 7\ntrainer:\n  max_epochs: 10\n  accelerator: gpu\n  devices: 1\n  callbacks:\n",
    piece: (id) => `    - class_path: lightning.pytorch.callbacks.ModelCheckpoint
      init_args:
        monitor: val_loss
        filename: best-${id}‸
        save_top_k: 1
        mode: min`,
    tail: "\nmodel:\n  class_path: churn.Model\n  init_args:\n    width: 64\n",
  }),
  longText({
    kind: "mergekit",
    path: "merge.yaml",
    head: "merge_method: passthrough\ndtype: bfloat16\nslices:\n",
    piece: (id) => `  - sources:
      - model: mistralai/Mistral-7B-v0.1
        layer_range: [${id % 30}, ${(id % 30) + 2}]
        parameters:
          weight: 0.5‸`,
    tail: "\n",
  }),
  longText({
    kind: "lm-eval-task",
    path: "task.yaml",
    head: "task: support\ndataset_path: company/support\noutput_type: generate_until\ntest_split: test\ndoc_to_text: \"{{question}}\"\ndoc_to_target: \"{{answer}}\"\nmetric_list:\n  - metric: exact_match\n    aggregation: mean\n    higher_is_better: true\nfewshot_config:\n  sampler: first_n\n  samples:\n",
    piece: (id) => `    - question: Where is order ${id}?‸
      answer: On its way.
      topic: delivery`,
    tail: "\n",
  }),
  longText({
    kind: "mlproject",
    path: "MLproject",
    head: "name: churn\npython_env: python_env.yaml\nentry_points:\n",
    piece: (id) => `  train${id}:
    parameters:
      data: {type: path, default: part${id}.csv}
      depth: {type: float, default: 4‸}
      rate:
        type: float
        default: 0.1
    command: "python train.py --data {data} --depth {depth} --rate {rate}"`,
    tail: "\n",
  }),
  longText({
    kind: "mlmodel",
    path: "MLmodel",
    head: "artifact_path: model\nflavors:\n  python_function:\n    env: {conda: conda.yaml, virtualenv: python_env.yaml}\n    loader_module: mlflow.sklearn\n    model_path: model.pkl\n    python_version: 3.12.1\nmlflow_version: 2.14.1\nmodel_uuid: 0123456789abcdef0123456789abcdef\nmetadata:\n  columns:\n",
    piece: (id) => `  - name: column_${id}‸
    type: double
    required: true
    mean: 0.5`,
    tail: "\nrun_id: 0123456789abcdef0123456789abcdef\nutc_time_created: '2024-07-01 10:00:00.000000'\n",
  }),
];

import { faultsOf, generalJson, generalYaml, given, json, jsonWithin, lacking, slip, swap, within, without, yaml } from "../../changes.ts";
import type { Fault } from "../../fault.ts";

const DEEPSPEED = ["deepspeed"];
const ACCELERATE = ["accelerate"];

/** Faults of how training is spread over machines: DeepSpeed's JSON and Accelerate's YAML. */
export const distributedFaults: readonly Fault[] = [
  ...faultsOf(DEEPSPEED, [
    ["deepspeed/not-together", given(/"scheduler"/, given(/"type": "WarmupLR"/, swap(/"warmup_num_steps": (\d+|"auto")/, '"warmup_num_steps": $1, "total_num_steps": 5000'))), given(/"optimizer"/, swap(/"lr": \d[^,\s}]*/, '"lr": 20'))],
    ["deepspeed/not-together", given(/"stage": 3/, json("gradient_allreduce_op", "sum")), given(/"bf16"/, given(/"stage": 0/, jsonWithin("bf16", "bf16_master_weights_and_grads", true)))],
    ["deepspeed/schema", jsonWithin("zero_optimization", "gradient_clipping", 1), jsonWithin("fp16", "opt_level", "O2"), jsonWithin("offload_optimizer", "path", "/tmp/nvme"), jsonWithin("zero_optimization", "bf16", true)],
    ["deepspeed/batch-equation", given(/"train_micro_batch_size_per_gpu": \d/, given(/"train_batch_size": \d/, json("train_batch_size", 25))), given(/"train_micro_batch_size_per_gpu": \d/, given(/"train_batch_size": \d/, json("gradient_accumulation_steps", 1000))), given(/"train_batch_size": \d/, json("train_micro_batch_size_per_gpu", 100_000))],
    ["deepspeed/fp16-bf16-both", given(/"bf16": \{\s*"enabled": true/, jsonWithin("fp16", "enabled", true)), given(/"fp16": \{\s*"enabled": true/, lacking(/"bf16"/, json("bf16", { enabled: true }))), given(/"bf16": \{\s*"enabled": true/, lacking(/"fp16"/, json("fp16", { enabled: true })))],
    ["deepspeed/offload-param-stage3", given(/"offload_param"/, swap(/"stage": 3/, '"stage": 2')), given(/"stage": [12]/, swap(/"zero_optimization": \{\s*\n/, '"zero_optimization": {\n    "offload_param": { "device": "cpu" },\n'))],
    ["deepspeed/offload-optimizer-stage", given(/"offload_optimizer"/, lacking(/"offload_param"/, swap(/"stage": [123]/, '"stage": 0'))), given(/"stage": 0/, swap(/"zero_optimization": \{\s*\n/, '"zero_optimization": {\n    "offload_optimizer": { "device": "cpu" },\n'))],
    ["deepspeed/nvme-path", swap(/("offload_(?:optimizer|param)": \{\s*"device": )"(?:cpu|none)"/, '$1"nvme"'), given(/"stage": 3/, lacking(/"offload_optimizer"/, swap(/"zero_optimization": \{\s*\n/, '"zero_optimization": {\n    "offload_optimizer": { "device": "nvme" },\n')))],
    ["deepspeed/cpu-offload-deprecated", lacking(/offload_(?:optimizer|param)/, swap(/"zero_optimization": \{\s*\n/, '"zero_optimization": {\n    "cpu_offload": true,\n'))],
    ["deepspeed/warmup-gt-total", lacking(/"scheduler"/, swap(/^\{\s*\n/, '{\n  "scheduler": { "type": "WarmupDecayLR", "params": { "total_num_steps": 100, "warmup_num_steps": 500 } },\n'))],
    ["deepspeed/auto-outside-hf", given(/"train_batch_size": \d/, given(/"optimizer"/, swap(/("lr"\s*:\s*)[\d.e-]+/, '$1"auto"')))],
    ["deepspeed/schema", slip("zero_optimization"), slip("stage"), slip("gradient_accumulation_steps"), slip("train_micro_batch_size_per_gpu"), slip("overlap_comm"), slip("offload_optimizer"), slip("gradient_clipping"), slip("contiguous_gradients"), slip("loss_scale_window"), slip("enabled"), slip("wall_clock_breakdown"), slip("pin_memory"), slip("stage3_gather_16bit_weights_on_model_save")],
    ["deepspeed/schema", swap(/"stage": \d/, '"stage": 4'), swap(/"stage": \d/, '"stage": "two"'), json("gradient_clipping", "one"), json("train_batch_size", 0), json("train_micro_batch_size_per_gpu", -1), json("gradient_accumulation_steps", 0), swap(/"device": "(?:cpu|none)"/, '"device": "cuda"'), swap(/"enabled": (?:true|false)/, '"enabled": "maybe"'), swap(/"overlap_comm": (?:true|false)/, '"overlap_comm": 1.5'), json("steps_per_print", "many"), swap(/("type": )"Adam"/, '$1"Addam"'), swap(/("type": )"(?:AdamW)"/, '$1"Adamm"'), swap(/("reduce_bucket_size": )\S+?(,?\n)/, '$1"big"$2'), swap(/"initial_scale_power": \d+/, '"initial_scale_power": -4'), json("bf16", true), swap(/("type": )"Warmup\w+"/, '$1"WarmupLinear"')],
  ]),
  ...generalJson(DEEPSPEED),
  ...faultsOf(ACCELERATE, [
    ["accelerate/not-together", given(/^distributed_type: FSDP/m, given(/fsdp_cpu_ram_efficient_loading: true/, swap(/fsdp_sync_module_states: true/, "fsdp_sync_module_states: false"))), given(/^distributed_type: '?(?:MULTI_GPU|DEEPSPEED)/m, yaml("use_cpu", "true")), given(/^distributed_type: '?MULTI_GPU/m, given(/^num_processes: [2-9]/m, yaml("gpu_ids", "0")))],
    ["accelerate/schema", yaml("rdzv_backend", "statik")],
    ["accelerate/processes-divide-machines", given(/^num_processes: (?:8|2|4|1)\b/m, given(/^num_machines/m, yaml("num_machines", "3"))), given(/^num_machines: 1\b/m, given(/^num_processes: \d/m, lacking(/^num_machines: [23]/m, yaml("num_machines", "16"))))],
    ["accelerate/machine-rank-range", given(/^num_machines: 1\b/m, yaml("machine_rank", "1")), given(/^machine_rank/m, yaml("machine_rank", "-1"))],
    ["accelerate/zero3-init-needs-stage3", given(/zero3_init_flag: true/, swap(/zero_stage: 3/, "zero_stage: 2")), given(/zero_stage: [012]/, swap(/zero3_init_flag: false/, "zero3_init_flag: true"))],
    ["accelerate/offload-param-needs-stage3", given(/zero_stage: [012]/, swap(/offload_param_device: \S+/, "offload_param_device: cpu"))],
    ["accelerate/config-file-and-inline-keys", given(/^ +zero_stage:/m, within("deepspeed_config", "deepspeed_config_file", "ds_config.json")), given(/deepspeed_config_file/, within("deepspeed_config", "zero_stage", "2"))],
    ["accelerate/deepspeed-config-ignored", given(/^deepspeed_config:/m, yaml("distributed_type", "MULTI_GPU")), given(/^deepspeed_config:/m, yaml("distributed_type", "FSDP"))],
    ["accelerate/fsdp-config-missing", given(/^distributed_type: FSDP/m, without("fsdp_config")), lacking(/fsdp_config/, given(/^distributed_type: (?:MULTI_GPU|['"]NO)/m, yaml("distributed_type", "FSDP")))],
    ["accelerate/mixed-precision-vs-deepspeed-file", given(/deepspeed_config_file/, yaml("mixed_precision", "fp16"))],
    ["accelerate/multi-gpu-with-one-process", given(/MULTI_GPU/, yaml("num_processes", "1"))],
    ["accelerate/file-missing", given(/deepspeed_config_file/, swap(/(deepspeed_config_file: \S*\/)\S+/, "$1no_such_file.json"))],
    ["common/norway", yaml("mixed_precision", "off")],
    ["accelerate/schema", yaml("distributed_type", "MULTIGPU"), yaml("distributed_type", "deepspeed"), yaml("mixed_precision", "bfloat16"), yaml("mixed_precision", "float16"), yaml("compute_environment", "LOCAL"), yaml("num_processes", "eight"), yaml("num_machines", "0"), yaml("num_processes", "0"), yaml("dynamo_backend", "INDUKTOR"), yaml("machine_rank", "first"), yaml("main_process_port", "eighty"), yaml("main_process_port", "99999"), yaml("use_cpu", "maybe"), yaml("rdzv_backend", "sttaic"), given(/^distributed_type/m, without("distributed_type"))],
    ["accelerate/schema", swap(/zero_stage: \d/, "zero_stage: 5"), swap(/zero_stage: \d/, "zero_stage: three"), swap(/offload_optimizer_device: \w+/, "offload_optimizer_device: gpu"), swap(/fsdp_sharding_strategy: \w+/, "fsdp_sharding_strategy: FULL"), swap(/fsdp_auto_wrap_policy: \w+/, "fsdp_auto_wrap_policy: TRANSFORMER_WRAP"), swap(/fsdp_state_dict_type: \w+/, "fsdp_state_dict_type: SHARDED"), swap(/fsdp_backward_prefetch(?:_policy)?: \w+/, "fsdp_backward_prefetch: BEFORE"), swap(/fsdp_version: \d/, "fsdp_version: 3"), swap(/fsdp_offload_params: \w+/, "fsdp_offload_params: cpu"), swap(/backend: TE\b/, "backend: TEE"), swap(/fp8_format: \w+/, "fp8_format: E5M3"), swap(/deepspeed_multinode_launcher: \w+/, "deepspeed_multinode_launcher: ssh")],
    ["accelerate/schema", slip("distributed_type"), slip("mixed_precision"), slip("num_processes"), slip("zero_stage"), slip("fsdp_config"), slip("deepspeed_config"), slip("fsdp_sharding_strategy"), slip("fsdp_auto_wrap_policy"), slip("fsdp_transformer_layer_cls_to_wrap"), slip("offload_optimizer_device"), slip("zero3_init_flag"), slip("main_process_port"), slip("machine_rank"), slip("compute_environment"), slip("fp8_format"), slip("rdzv_backend"), slip("gradient_accumulation_steps"), slip("main_training_function"), slip("downcast_bf16")],
  ]),
  ...generalYaml(ACCELERATE, "mixed_precision", "(?:fsdp|deepspeed)_config"),
];

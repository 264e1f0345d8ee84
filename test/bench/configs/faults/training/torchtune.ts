import { ending, faultsOf, generalYaml, given, lacking, slip, swap, without, yaml } from "../../changes.ts";
import type { Fault } from "../../fault.ts";

const TORCHTUNE = ["torchtune"];
const LITGPT = ["litgpt"];

/** Faults of torchtune's and LitGPT's recipes, of evaluation tasks and of the other trainers' configs that files include. */
export const torchtuneFaults: readonly Fault[] = [
  ...faultsOf(TORCHTUNE, [
    ["torchtune/component-unresolvable", swap(/_component_: torch\.optim\.AdamW$/m, "_component_: AdamW"), swap(/(_component_:) \S+$/m, "$1"), swap(/(_component_:) \S+$/m, '$1 ""')],
    ["torchtune/component-unresolvable", swap(/_component_: torchtune\.models\.(\w+)\.(\w+)/, "_component_: torchtune.models.$1.$2x"), swap(/_component_: torchtune\.datasets\.\w+/, "_component_: torchtune.datasets.alpaca_claned_dataset"), swap(/_component_: torch\.optim\.AdamW/, "_component_: torch.optim.AdmaW"), swap(/_component_: torchtune\.training\.FullModelHFCheckpointer/, "_component_: torchtune.training.FullModelHFCheckpinter"), swap(/_component_: torchtune\.models\.(llama3_1|gemma2|llama3)\.(\w+)/, "_component_: torchtune.model.$1.$2"), swap(/_component_: torchtune\.training\.metric_logging\.DiskLogger/, "_component_: torchtune.training.metric_logging.DiscLogger"), swap(/_component_: torchtune/, "_component_: torchtun"), slip("_component_")],
    ["torchtune/unresolved-interpolation", swap(/\$\{output_dir\}/, "${ouput_dir}"), swap(/\$\{batch_size\}/, "${batch_sizes}"), swap(/(log_dir: )\S+/, "$1${logs.dir}"), swap(/\$\{output_dir\}/, "${output_dir"), ending("extra: ${checkpointer.no_such}")],
    ["torchtune/checkpoint-files", swap(/max_filename: "(00030)"/, "max_filename: 30"), swap(/model-(\d+)-of-(\d+)\.safetensors,\n/, "model-$1-of-$2.safetensors,\n    model-$1-of-$2.safetensors,\n"), swap(/^\s*model-00002-of-\d+\.safetensors,\n/m, ""), swap(/filename_format: \S+/, "filename_format: model.safetensors")],
    ["torchtune/component-arguments", swap(/( +)lora_rank: \d+/, "$1lora_rnak: 8"), swap(/( +)fused: True/, "$1fussed: True"), swap(/( +)packed: False/, "$1pack: False"), swap(/( +)num_warmup_steps: \d+/, "$1warmup: 100"), swap(/( +)lora_attn_modules: .*/, "$1lora_modules: ['q_proj']"), swap(/( +)max_seq_len: /, "$1max_sequence_len: "), swap(/( +)lora_alpha: .*/, "$1lora_alpha: sixteen"), swap(/\['q_proj', 'v_proj'/, "['q_prj', 'v_proj'"), swap(/( +)lr: .*/, "$1lr: fast"), swap(/( +)checkpoint_dir: .*\n/, ""), swap(/( +)model_type: LLAMA3/, "$1model_type: LAMA3"), swap(/( +)model_type: GEMMA2/, "$1model_type: GEMA2")],
    ["torchtune/offloading-needs-checkpointing", given(/^enable_activation_offloading: False/m, given(/^enable_activation_checkpointing: True/m, swap(/^enable_activation_checkpointing: True/m, "enable_activation_checkpointing: False\nenable_activation_offloading: True"))), given(/^enable_activation_checkpointing: False/m, yaml("enable_activation_offloading", "True"))],
    ["torchtune/optimizer-in-backward", given(/^gradient_accumulation_steps: (?:8|16)/m, yaml("optimizer_in_bwd", "True")), given(/^optimizer_in_bwd: True/m, yaml("gradient_accumulation_steps", "8")), given(/^optimizer_in_bwd: True/m, yaml("clip_grad_norm", "1.0"))],
    ["torchtune/packed-needs-length", lacking(/max_seq_len: \d/, swap(/packed: False/, "packed: True"))],
    ["torchtune/fp16", given(/^optimizer/m, given(/^dtype: bf16/m, yaml("dtype", "fp16")))],
    ["torchtune/schema", yaml("dtype", "bfloat16"), yaml("device", "cud"), yaml("batch_size", "0"), yaml("batch_size", "two"), yaml("epochs", "many"), yaml("gradient_accumulation_steps", "0"), yaml("seed", "random"), yaml("log_level", "INFOO"), yaml("compile", "maybe"), yaml("max_steps_per_epoch", "-5"), yaml("shuffle", "maybe"), yaml("resume_from_checkpoint", "last"), yaml("clip_grad_norm", "big")],
    ["torchtune/schema", slip("output_dir"), slip("tokenizer"), slip("checkpointer"), slip("dataset"), slip("optimizer"), slip("batch_size"), slip("gradient_accumulation_steps"), slip("enable_activation_checkpointing"), slip("dtype"), slip("epochs"), slip("max_steps_per_epoch"), slip("log_every_n_steps"), slip("metric_logger"), slip("resume_from_checkpoint"), without("tokenizer"), without("model"), without("optimizer"), without("checkpointer")],
  ]),
  ...generalYaml(TORCHTUNE, "dtype", "model"),
  ...faultsOf(LITGPT, [
    ["litgpt/component-unresolvable", swap(/class_path: litgpt\.data\.\w+/, "class_path: litgpt.data.Alpacca"), swap(/class_path: torch\.optim\.AdamW/, "class_path: torch.optim.AdmaW"), slip("class_path")],
    ["litgpt/schema", slip("checkpoint_dir"), slip("precision"), slip("micro_batch_size"), slip("global_batch_size"), slip("init_args"), slip("lora_r"), slip("epochs"), slip("max_seq_length"), slip("eval_iters"), swap(/^precision: .*$/m, "precision: bf16-treu"), swap(/^devices: .*$/m, "devices: four"), swap(/quantize: bnb\.nf4/, "quantize: bnb.nf5"), swap(/^( +)micro_batch_size: .*$/m, "$1micro_batch_size: one"), swap(/^lora_r: .*$/m, "lora_r: eight")],
  ]),
  ...faultsOf(["detectron2"], [["detectron2/base-missing", swap(/^_BASE_: .*$/m, '_BASE_: "../No-Such-Base.yaml"')]]),
  ...faultsOf(["ludwig"], [["ludwig/schema", swap(/type: number/, "type: nubmer"), slip("input_features"), slip("output_features"), swap(/(combiner:\s*\n\s*type: )concat/, "$1concatt")]]),
  ...faultsOf(["gpt-neox"], [["gpt-neox/schema", swap(/("?num[-_]attention[-_]heads"?: )\d+/, "$17"), slip("hidden-size"), slip("hidden_size")]]),
];

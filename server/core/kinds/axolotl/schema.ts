import { documented, fieldKeys, keysOf, shapeOfType } from "../schema/fields.ts";
import { AXOLOTL_FIELDS } from "../schema/fields/axolotl.ts";
import { any, choice, key, list, named, open, text, type MapShape, type Shape } from "../schema/shape.ts";

const KNOWN = fieldKeys(AXOLOTL_FIELDS);

/** A template may also be the one to fall back to where the tokenizer has none. */
function templates(): Shape {
  const { shape } = KNOWN["chat_template"] ?? { shape: shapeOfType("text") };
  const values = "values" in shape ? (shape.values ?? []) : [];
  return choice(...values, ...values.map((name) => `tokenizer_default_fallback_${name}`));
}

/** Modules of `prompt_strategies` (0.19, read 2026-11-21), which more dots lead into. */
const STRATEGIES = ["alpaca", "chat_template", "completion", "input_output", "alpaca_chat", "alpaca_w_system", "alpaca_instruct", "context_qa", "jeopardy", "metharme", "orcamini", "pygmalion", "llama2_chat", "creative_acr", "stepwise_supervised", "user_defined", "pretrain", "oasst", "gpteacher", "explainchoice", "reflection", "summarizetldr", "concisechoice"];

const ATTENTION = ["eager", "sdpa", "flash_attention_2", "flash_attention_3", "flash_attention_4", "flash_attention_torch", "flex_attention", "xformers", "sage", "fp8"];

const PLUGINS = ["cut_cross_entropy.CutCrossEntropyPlugin", "densemixer.DenseMixerPlugin", "diffusion.DiffusionPlugin", "grokfast.GrokfastPlugin", "kd.KDPlugin", "kernels.KernelsPlugin", "liger.LigerPlugin", "llm_compressor.LLMCompressorPlugin", "lm_eval.LMEvalPlugin", "spectrum.SpectrumPlugin", "swanlab.SwanLabPlugin"].map((name) => `axolotl.integrations.${name}`);

const DATASET: MapShape["keys"] = {
  ...keysOf({
    path: ["text", "A data set on the Hub, a file or a folder."],
    type: [`${STRATEGIES.map((name) => `'${name}'`).join("|")}|text|map`, "How examples are turned into prompts: `alpaca`, `chat_template`, `completion`, `chatml.intel` …"],
    ds_type: ["'json'|'arrow'|'parquet'|'text'|'csv'", "The format of the file, where the ending does not tell."],
    data_files: ["text|[text]|map", "Files to read."],
    split: ["text", "The part of the data set, such as `train` or `train[:10%]`."],
    shards: ["int>=1", "Cut the data into this many parts and take one."],
  }),
};

const DATASET_ALIASES = { train_on_split: "split", dataset: "path" };

const dataset: Shape = { ...open({
  ...DATASET,
  message_property_mappings: key({ ...named(text), keys: keysOf({ role: ["text", "The field that says who speaks."], content: ["text", "The field with what is said."], weight: ["text", "The field with the weight of the turn."], tool_calls: ["text", "The field with calls of tools."] }) }, "Fields of a message by what they are."),
  chat_template: key(templates(), "The template that turns messages into text."),
  ...["PretrainingDataset", "StepwiseSupervisedDataset", "KTODataset", "DPODataset", "SFTDataset"].map((name) => withoutSet(fieldKeys(AXOLOTL_FIELDS, name))).reduce((all, one) => ({ ...all, ...one }), {}),
}), aliases: DATASET_ALIASES };

function withoutSet(keys: MapShape["keys"]): MapShape["keys"] {
  return Object.fromEntries(Object.entries(keys).filter(([name]) => !(name in DATASET) && name !== "chat_template" && name !== "message_property_mappings"));
}

const LIMITED: MapShape["keys"] = {
  ...keysOf({ base_model: ["text", "The model to start from: a name on the Hub or a folder."] }, { required: true }),
  ...keysOf({
    adapter: ["'lora'|'qlora'|'llama-adapter'|'dora'|'loha'|'lokr'|'oft'|'relora'|'nola'|'vera'|'none'", "`lora` or `qlora`; empty trains all weights."],
    lora_r: ["int>=1", "Rank of the adapter."],
    lora_alpha: ["num>=0", "Scale of the adapter; the adapter counts `lora_alpha / lora_r`."],
    lora_dropout: ["num>=0<=1", "Dropout of the adapter."],
    lora_target_modules: ["text|[text]", "Layers that get an adapter."],
    sequence_len: ["int>=1", "Longest example in tokens."],
    micro_batch_size: ["int>=1", "Examples per device and forward pass."],
    eval_batch_size: ["int>=1", "Examples per device when evaluating."],
    gradient_accumulation_steps: ["int>=1", "Forward passes per optimizer step."],
    num_epochs: ["num>=0", "Passes over the data."],
    max_steps: ["int>=-1", "Optimizer steps; wins over epochs."],
    learning_rate: ["num>=0", "Step size of the optimizer at its highest."],
    lr_scheduler: ["'linear'|'cosine'|'cosine_with_restarts'|'polynomial'|'constant'|'constant_with_warmup'|'inverse_sqrt'|'reduce_lr_on_plateau'|'cosine_with_min_lr'|'cosine_warmup_with_min_lr'|'warmup_stable_decay'|'greedy'|'one_cycle'|'rex'", "How the learning rate falls."],
    warmup_steps: ["int>=0", "Steps in which the learning rate rises."],
    warmup_ratio: ["num>=0<=1", "Share of the steps in which the learning rate rises."],
    weight_decay: ["num>=0", "Pull of the weights towards zero."],
    jagged_restart_anneal_steps: ["int|bool", "Steps in which the learning rate rises again after a restart; `false` for none."],
    max_grad_norm: ["num>=0", "Gradients are scaled down to this norm."],
    adam_beta1: ["num>=0<=1", "How slowly the mean of the gradients moves."],
    adam_beta2: ["num>=0<=1", "How slowly the mean of their squares moves."],
    logging_steps: ["num>=0", "Steps between log lines."],
    eval_steps: ["num>=0", "Steps between evaluations."],
    evals_per_epoch: ["int>=0", "Evaluations per epoch, instead of `eval_steps`."],
    save_steps: ["num>=0", "Steps between checkpoints."],
    saves_per_epoch: ["int>=0", "Checkpoints per epoch, instead of `save_steps`."],
    save_total_limit: ["int>=0", "Checkpoints to keep."],
    save_strategy: ["'no'|'steps'|'epoch'|'best'|'false'", "When to save a checkpoint."],
    eval_strategy: ["'no'|'steps'|'epoch'|'false'", "When to evaluate."],
    early_stopping_patience: ["int>=1", "Evaluations without a better loss before it stops."],
    seed: ["int>=0", "Seed of weights and order of the data."],
    gpu_memory_limit: ["text", "Most memory per GPU, in GiB or as text such as `20GiB`."],
    bf16: ["bool|'auto'|'full'", "Train in bfloat16; `auto` where the GPU can."],
    fp16: ["bool|'auto'", "Train in float16."],
    tf32: ["bool|'auto'", "Let matrix products use TF32."],
    neftune_noise_alpha: ["num>=0", "Noise on the embeddings in training."],
    wandb_log_model: ["'checkpoint'|'end'|'false'|'true'|text", "When the model is sent to Weights & Biases: at every `checkpoint`, or at the `end`."],
    hub_strategy: ["'end'|'every_save'|'checkpoint'|'all_checkpoints'", "What is pushed to the Hub, and when."],
    gradient_checkpointing: ["bool|'offload'|'offload_disk'|'unsloth'", "Compute activations again instead of keeping them."],
    tokens: ["[text]|map", "Tokens to add to the tokenizer."],
    dataset_prepared_path: ["text", "Where prepared data is kept."],
    ring_attn_func: ["text", "How attention is spread over devices."],
    fsdp: ["[text]|text", "Options of fully sharded data parallel."],
    deepspeed: ["text|map", "A DeepSpeed config file."],
    rl: ["'dpo'|'grpo'|'gdpo'|'ipo'|'orpo'|'kto'|'simpo'|'ebft'|'ppo'|'kto_pair'", "Preference training: `dpo`, `ipo`, `kto`, `orpo`, `grpo` …"],
  }),
  attn_implementation: key({ is: "text", usual: ATTENTION, form: { pattern: new RegExp(`^(?:${ATTENTION.join("|")}|.*/.*)$`), name: `one of ${ATTENTION.map((name) => `\`${name}\``).join(", ")}, or a kernel on the Hub` } }, "How attention is computed."),
  large_head_attention: key(choice("auto", "sdpa", "triton_flash"), "How attention with large heads is computed."),
  eval_causal_lm_metrics: key(list(choice("sacrebleu", "comet", "ter", "chrf", "perplexity")), "Metrics of generated text."),
  torch_compile_options: key({ is: "map", unknown: "reject", keys: keysOf(Object.fromEntries(["coordinate_descent_tuning", "coordinate_descent_check_all_directions", "shape_padding", "epilogue_fusion", "max_autotune_gemm", "fx_graph_cache", "assume_aligned_inputs", "comprehensive_padding", "decompose_mem_bound_mm", "triton.cudagraphs"].map((name) => [name, ["any", "A setting of Inductor."]]))) }, "Settings of Inductor, with `torch_compile`."),
  fp8_config: key({ is: "map", unknown: "reject", keys: keysOf({ recipe: ["'tensorwise'|'rowwise'|'rowwise_with_gw_hp'", "How FP8 scales."] }) }, "How FP8 scales, with `fp8: true`."),
  val_set_size: key({ is: "number", coerced: true, min: 0, form: { pattern: /^(?:[^.]*|0*\.\d*|[01]\.0*|\d+\.0*|.*e.*)$/i, name: "a share below 1, or a whole number of examples" } }, "Share (or number) of the examples that is kept for evaluation."),
  plugins: key(list({ is: "text", usual: PLUGINS }), "Further parts of Axolotl, by their Python path."),
  special_tokens: key({ ...named(any), keys: keysOf(Object.fromEntries(["bos", "eos", "pad", "unk", "sep", "cls", "mask"].map((name) => [`${name}_token`, ["text", "A token of the tokenizer."]]))) }, "Tokens of the tokenizer to set."),
  chat_template: key(templates(), "The template that turns messages into text."),
  datasets: key(list(dataset), "What to train on: a list of `path` and `type`."),
  test_datasets: key(list(dataset), "What to evaluate on; then `val_set_size` must be 0."),
};

const DOCS = {
  load_in_4bit: "Load the base model in 4 bits; `qlora` needs it.",
  load_in_8bit: "Load the base model in 8 bits.",
  lora_target_linear: "Give every linear layer an adapter.",
  sample_packing: "Put several examples into one sequence, so that little is wasted on padding.",
  optimizer: "The optimizer.",
  fsdp_config: "Settings of fully sharded data parallel.",
  output_dir: "Where checkpoints and the final model go.",
  wandb_project: "Project in Weights & Biases.",
  resume_from_checkpoint: "A checkpoint to go on from.",
};

const ALIASES = { lora_rank: "lora_r", max_seq_length: "sequence_len", max_seq_len: "sequence_len", per_device_train_batch_size: "micro_batch_size", num_train_epochs: "num_epochs", epochs: "num_epochs", lr: "learning_rate", model_name_or_path: "base_model", validation_set_size: "val_set_size", lr_scheduler_type: "lr_scheduler", optim: "optimizer" };

export const schema: Shape = { ...open({ ...LIMITED, ...documented(Object.fromEntries(Object.entries(KNOWN).filter(([name]) => !(name in LIMITED))), DOCS) }), aliases: ALIASES };

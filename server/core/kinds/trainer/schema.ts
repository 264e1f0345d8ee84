import { documented, fieldKeys, keysOf } from "../schema/fields.ts";
import { TRAINING_ARGUMENTS } from "../schema/fields/trainingArguments.ts";
import { formed, key, list, oneOf, open, text, type MapShape, type Shape } from "../schema/shape.ts";

/** What the arguments people set most are for; the tools' own limits stand in the types. */
const DOCS = {
  model_name_or_path: "The model to start from: a name on the Hub or a folder.",
  output_dir: "Where checkpoints and the final model go.",
  load_best_model_at_end: "Go back to the best checkpoint at the end. Saving and evaluating must then happen together.",
  metric_for_best_model: "What is best; `loss` unless said.",
  greater_is_better: "Whether a higher metric is better.",
  lr_scheduler_type: "How the learning rate falls.",
  optim: "The optimizer.",
  bf16: "Train in bfloat16; needs an Ampere GPU or newer.",
  fp16: "Train in float16 with loss scaling.",
  tf32: "Let matrix products use TF32.",
  gradient_checkpointing: "Compute activations again instead of keeping them: less memory, about a third more time.",
  push_to_hub: "Upload the model to the Hub.",
  remove_unused_columns: "Drop columns that the model's forward does not take.",
  group_by_length: "Put examples of like length into one batch, so that little is wasted on padding.",
  torch_compile: "Compile the model with torch.compile.",
  hub_model_id: "The repository on the Hub to push to.",
  run_name: "The name of the run in trackers.",
  max_length: "Longest example in tokens; longer ones are cut.",
  packing: "Put several examples into one sequence.",
  use_peft: "Train an adapter instead of all weights.",
};

const TRACKERS = "'wandb'|'tensorboard'|'mlflow'|'none'|'all'|'azure_ml'|'clearml'|'codecarbon'|'comet_ml'|'dagshub'|'dvclive'|'flyte'|'kubeflow'|'neptune'|'swanlab'|'trackio'";

/** What transformers knows (5.3, read 2026-11-21), with what stands before and behind a colon or bar; a path on the Hub names a kernel. */
const ATTENTION = formed(/^(?:(?:paged\|)?(?:eager|sdpa|flash_attention_[2-4]|flex_attention|sdpa_paged|eager_paged|paged_attention)|flash_attention|vllm|xformers|sage|auto|.*[/{$:].*)$/, "`eager`, `sdpa`, `flash_attention_2`, `flash_attention_3`, `flex_attention` or a kernel on the Hub such as `kernels-community/flash-attn`");

/** How the recipes of the alignment handbook mix data sets. */
const mixture = open({
  datasets: key(list(open(keysOf({
    id: ["text", "The data set on the Hub."],
    config: ["text", "Its configuration."],
    split: ["text", "Its part, such as `train`."],
    columns: ["[text]", "Columns to keep."],
    weight: ["num>=0", "Share of its examples that is taken."],
  }))), "What is mixed."),
  ...keysOf({ seed: ["int>=0", "Seed of the mixing."], test_split_size: ["num>=0", "Share (or number) of the examples that is kept for evaluation."] }),
});

/** Losses of TRL's trainers (0.9 to 1.16), and what else they call so. */
const LOSSES = "sigmoid sigmoid_norm hinge ipo bco_pair sppo_hard nca_pair robust aot aot_pair aot_unpaired exo_pair apo_zero apo_down apo_zero_unpaired discopop sft kto kto_pair bco simpo alphapo orpo cpo grpo bnpo dr_grpo dapo cispo sapo luspo vespo gspo nll dft chunked_nll".split(" ");

/** What fully sharded data parallel is asked for, in one text or a list. */
const SHARDING = formed(/^(?:[\s,]*(?:full_shard|shard_grad_op|no_shard|hybrid_shard|hybrid_shard_zero2|offload|auto_wrap|true|false))*[\s,]*$|[/{$]/i, "`full_shard`, `shard_grad_op`, `hybrid_shard`, `offload` or `auto_wrap`, with spaces between them");

const LIMITED = {
  loss_type: key(oneOf({ is: "text", usual: LOSSES }, list({ is: "text", usual: LOSSES })), "How the loss is computed."),
  fsdp: key(oneOf(SHARDING, list(SHARDING)), "How the model is split by fully sharded data parallel."),
  dataset_mixture: key(mixture, "Data sets that are mixed."),
  gradient_checkpointing_kwargs: key(oneOf(open(keysOf({
    use_reentrant: ["bool", "Whether the older way of computing again is used; `false` is advised."],
    preserve_rng_state: ["bool", "Whether dropout falls the same way when it is computed again."],
  })), text), "Arguments of torch's checkpoint function."),
  attn_implementation: key(ATTENTION, "How attention is computed: `sdpa`, `flash_attention_2`, `eager` …"),
  ...keysOf({
  learning_rate: ["num>=0", "Step size of the optimizer at its highest. Default: `5e-05`."],
  num_train_epochs: ["num>=0", "Passes over the training data. Default: `3`."],
  max_steps: ["int>=-1", "Optimizer steps; wins over epochs when above 0."],
  per_device_train_batch_size: ["int>=1", "Examples per device and forward pass. The effective batch is this × devices × `gradient_accumulation_steps`."],
  per_device_eval_batch_size: ["int>=1", "Examples per device when evaluating."],
  gradient_accumulation_steps: ["int>=1", "Forward passes per optimizer step."],
  eval_strategy: ["'no'|'steps'|'epoch'", "When to evaluate."],
  eval_steps: ["num>=0", "Steps between evaluations; a share of the training when below 1."],
  save_strategy: ["'no'|'steps'|'epoch'|'best'", "When to save a checkpoint."],
  save_steps: ["num>=0", "Steps between checkpoints; a share of the training when below 1."],
  save_total_limit: ["int>=-1", "Checkpoints to keep."],
  logging_strategy: ["'no'|'steps'|'epoch'", "When to log."],
  logging_steps: ["num>=0", "Steps between log lines; a share of the training when below 1."],
  warmup_ratio: ["num>=0<=1", "Share of the steps in which the learning rate rises."],
  warmup_steps: ["num>=0", "Steps in which the learning rate rises; wins over `warmup_ratio`."],
  weight_decay: ["num>=0", "Pull of the weights towards zero."],
  adam_beta1: ["num>=0<=1", "How slowly the mean of the gradients moves."],
  adam_beta2: ["num>=0<=1", "How slowly the mean of their squares moves."],
  adam_epsilon: ["num>=0", "Keeps a division from blowing up."],
  max_grad_norm: ["num>=0", "Gradients are scaled down to this norm."],
  seed: ["int>=0", "Seed of weights and order of the data."],
  dataloader_num_workers: ["int>=0", "Processes that load data."],
  label_smoothing_factor: ["num>=0<=1", "How much of the label is spread over the other classes."],
  neftune_noise_alpha: ["num>=0", "Noise on the embeddings while training."],
  lora_r: ["int>=1", "Rank of the adapter."],
  lora_alpha: ["num>=0", "Scale of the adapter; it counts `lora_alpha / lora_r`."],
  lora_dropout: ["num>=0<=1", "Dropout of the adapter."],
  num_generations: ["int>=2", "Completions per prompt, which are compared with each other."],
  num_iterations: ["int>=1", "Times that the completions of a batch are trained on."],
  max_completion_length: ["int>=1", "Longest completion in tokens."],
  temperature: ["num>=0", "How random completions are."],
  top_p: ["num>=0<=1", "Share of the probability that completions are drawn from."],
  vllm_mode: ["'colocate'|'server'", "Whether vLLM runs in the training's own processes or as a server."],
  vllm_gpu_memory_utilization: ["num>=0<=1", "Share of the GPU's memory that vLLM takes."],
  scale_rewards: ["bool|'group'|'batch'|'none'", "What advantages are scaled by."],
  packing_strategy: ["'bfd'|'bfd_split'|'wrapped'|'ffd'|'bfd-requeue'", "How examples are put into one sequence."],
  ddp_backend: ["'nccl'|'gloo'|'mpi'|'ccl'|'hccl'|'cncl'|'mccl'|'xccl'|'tccl'", "How processes talk to each other."],
  lora_target_modules: ["text|[text]", "Layers that get an adapter: names, or `all-linear`."],
  torch_dtype: ["'auto'|'bfloat16'|'float16'|'float32'", "The type that weights are loaded in."],
  dtype: ["'auto'|'bfloat16'|'float16'|'float32'", "The type that weights are loaded in."],
    report_to: [`${TRACKERS}|[${TRACKERS}]`, "Trackers that get the metrics."],
  log_level: ["'debug'|'info'|'warning'|'error'|'critical'|'detail'|'passive'", "How much the main process says."],
  log_level_replica: ["'debug'|'info'|'warning'|'error'|'critical'|'detail'|'passive'", "How much the other processes say."],
  neftune_alpha: ["num>=0", "Noise on the embeddings while training."],
  dataset_num_proc: ["int>=1", "Processes that prepare the data."],
  hub_model_revision: ["text", "The branch on the Hub to push to."],
  chat_template: ["text", "The template that turns messages into text."],
  dataset_mixer: ["map", "Data sets with their shares."],
  dataset_splits: ["[text]", "Parts of the data sets to use."],
  deepspeed: ["text|map", "A DeepSpeed config file."],
  }),
};

/** Arguments of the trainer that every tool built on it takes as well. */
export const TRAINER_KEYS: MapShape["keys"] = { ...LIMITED, ...documented(without(fieldKeys(TRAINING_ARGUMENTS), LIMITED), DOCS) };

const ALIASES = { log_steps: "logging_steps", grad_accumulation_steps: "gradient_accumulation_steps", grad_accum_steps: "gradient_accumulation_steps", gradient_accumulation: "gradient_accumulation_steps", train_batch_size: "per_device_train_batch_size", eval_batch_size: "per_device_eval_batch_size", num_epochs: "num_train_epochs", epochs: "num_train_epochs", lr: "learning_rate", lora_rank: "lora_r" };

/** Scripts add arguments of their own, so that an unknown key is a fault only where it looks like a known one. */
export const schema: Shape = { is: "map", unknown: "suggest", aliases: ALIASES, keys: TRAINER_KEYS };

function without(keys: MapShape["keys"], others: MapShape["keys"]): MapShape["keys"] {
  return Object.fromEntries(Object.entries(keys).filter(([name]) => !(name in others)));
}

import { keysOf } from "../schema/fields.ts";
import { formed, key, list, loose, oneOf, open, text, type Shape } from "../schema/shape.ts";

const component = { _component_: ["text", "The class or function, with its module."] } as const;

const model = loose(keysOf({
  ...component,
  lora_attn_modules: ["[text]", "Layers of the attention that get an adapter."],
  apply_lora_to_mlp: ["bool", "Give the feed-forward layers an adapter."],
  apply_lora_to_output: ["bool", "Give the last layer an adapter."],
  lora_rank: ["int>=1", "Rank of the adapter."],
  lora_alpha: ["num>=0", "Scale of the adapter."],
  lora_dropout: ["num>=0<=1", "Dropout of the adapter."],
  quantize_base: ["bool", "Keep the base model in 4 bits."],
  use_dora: ["bool", "Learn size and direction apart."],
}));
const tokenizer = loose(keysOf({ ...component, path: ["text", "The file of the tokenizer."], merges_file: ["text", "The merges."], max_seq_len: ["int>=1", "Longest example in tokens."], prompt_template: ["any", "The template of prompts."] }));
const dataset = loose(keysOf({ ...component, source: ["text", "Where the data lies."], split: ["text", "Its part, such as `train`."], packed: ["bool", "Put several examples into one sequence."], train_on_input: ["bool", "Count the loss on the prompt too."], data_files: ["text|[text]", "Files to read."], column_map: ["map", "Names of columns."], conversation_column: ["text", "The column with the messages."], conversation_style: ["text", "How messages are written."], subset: ["text", "The part of the data set."], name: ["text", "The part of the data set."] }));
const checkpointer = loose({ ...keysOf({ ...component, checkpoint_dir: ["text", "The folder of the weights."], checkpoint_files: ["[text]|map", "Files of the weights."] }, { required: true }), ...keysOf({ recipe_checkpoint: ["text", "The state to go on from."], adapter_checkpoint: ["text", "The adapter to go on from."], output_dir: ["text", "Where checkpoints go."], model_type: ["'GEMMA'|'GEMMA2'|'LLAMA2'|'LLAMA3'|'LLAMA3_2'|'LLAMA3_VISION'|'LLAMA4'|'MISTRAL'|'PHI3_MINI'|'PHI4'|'PHI3'|'QWEN2'|'QWEN3'|'CLIP_TEXT'|'T5_ENCODER'|'REWARD'|text", "The family of the model."], safe_serialization: ["bool", "Save as safetensors."] }) });
const optimizer = loose(keysOf({ ...component, lr: ["num>=0", "Step size at its highest."], weight_decay: ["num>=0", "Pull of the weights towards zero."], fused: ["bool", "One kernel for all."], betas: ["[num>=0<=1]", "How slowly the averages of the gradients move."], eps: ["num>=0", "Keeps a division from blowing up."], momentum: ["num>=0", "How slowly the direction changes."] }));

/** After the recipes of torchtune (BSD-3-Clause). */
export const schema: Shape = open({
  model: key(model, "The model."),
  tokenizer: key(tokenizer, "The tokenizer."),
  dataset: key(oneOf(dataset, list(dataset)), "What to train on."),
  datasets: key(list(dataset), "Several datasets to train on."),
  dataset_val: key(oneOf(dataset, list(dataset)), "What to evaluate on."),
  checkpointer: key(checkpointer, "How weights are read and saved."),
  ref_checkpointer: key(checkpointer, "How the weights of the reference are read."),
  optimizer: key(optimizer, "The optimizer."),
  lr_scheduler: key(loose(keysOf({ ...component, num_warmup_steps: ["int>=0", "Steps in which the learning rate rises."], num_cycles: ["num>=0", "Waves of the cosine."], num_training_steps: ["int>=1", "Steps of the whole training."] })), "How the learning rate falls."),
  loss: key(oneOf(loose(keysOf({ ...component, num_output_chunks: ["int>=1", "Pieces that the output is computed in."], beta: ["num>=0", "How far it may go from the reference."], label_smoothing: ["num>=0<=1", "Doubt about the labels."] })), text), "What is made small."),
  metric_logger: key(loose(keysOf({ ...component, log_dir: ["text", "Where metrics go."], project: ["text", "The project."], filename: ["text", "The file."] })), "Where metrics go."),
  profiler: key(loose(keysOf({ ...component, enabled: ["bool", "Whether it is used."], output_dir: ["text", "Where traces go."], cpu: ["bool", "Watch the CPU."], cuda: ["bool", "Watch the GPU."], xpu: ["bool", "Watch the XPU."], profile_memory: ["bool", "Watch the memory."], with_stack: ["bool", "Keep the calls."], record_shapes: ["bool", "Keep the shapes."], with_flops: ["bool", "Count operations."], wait_steps: ["int>=0", "Steps before it begins."], warmup_steps: ["int>=0", "Steps that do not count."], active_steps: ["int>=0", "Steps that count."], num_cycles: ["int>=0", "How often."], skip_first: ["int>=0", "First steps to leave out."] })), "Measures where time goes."),
  device: key(formed(/^(?:cuda|cpu|mps|xpu|npu|hpu|meta)(?::\d+)?$|\$\{/, "`cuda`, `cpu`, `mps`, `xpu` or `npu`"), "`cuda`, `cpu`, `mps` …"),
  ...keysOf({
    output_dir: ["text", "Where everything goes."],
    seed: ["int>=0", "Seed of weights and order of the data."],
    shuffle: ["bool", "Mix the examples."],
    batch_size: ["int>=1", "Examples per device and forward pass."],
    batch_size_val: ["int>=1", "Examples per device when evaluating."],
    epochs: ["int>=1", "Passes over the data."],
    max_steps_per_epoch: ["int>=1", "Steps of a pass at most."],
    gradient_accumulation_steps: ["int>=1", "Forward passes per optimizer step."],
    clip_grad_norm: ["num>=0|'none'", "Gradients are scaled down to this norm."],
    optimizer_in_bwd: ["bool", "Update in the backward pass."],
    compile: ["bool|map", "Compile the model with torch.compile."],
    dtype: ["'bf16'|'fp16'|'fp32'|'fp64'", "The type to compute in."],
    enable_activation_checkpointing: ["bool", "Compute activations again instead of keeping them."],
    enable_activation_offloading: ["bool", "Keep activations in CPU memory."],
    resume_from_checkpoint: ["bool", "Go on from a checkpoint."],
    save_adapter_weights_only: ["bool", "Save the adapter alone."],
    log_every_n_steps: ["int>=1", "Steps between log lines."],
    log_peak_memory_stats: ["bool", "Log how much memory was used."],
    log_level: ["'DEBUG'|'INFO'|'WARN'|'WARNING'|'ERROR'|'CRITICAL'", "How much is logged."],
    run_val_every_n_steps: ["int>=1", "Steps between evaluations."],
    fsdp: ["map", "The older place of `cpu_offload`."],
    fsdp_cpu_offload: ["bool", "Keep parameters in CPU memory."],
    fsdp_reshard_after_forward: ["bool", "Split the parameters again after the forward pass."],
    tensor_parallel_dim: ["int>=1", "GPUs that share a layer."],
    data_parallel_replicate_dim: ["int>=1", "Copies of the model."],
    custom_sharded_layers: ["[text]", "Layers that are split on their own."],
    max_new_tokens: ["int>=1", "Most tokens to write."],
    temperature: ["num>=0", "How freely tokens are sampled."],
    top_k: ["int>=1", "Sample among this many tokens."],
    enable_kv_cache: ["bool", "Keep keys and values of earlier tokens."],
    max_seq_length: ["int>=1", "Longest example in tokens."],
    limit: ["int>=1", "Examples to evaluate."],
    tasks: ["[text]|text", "Tasks to evaluate."],
  }),
});

import { keysOf, type KeyRow } from "../schema/fields.ts";
import { closed, key, open, uncoerced, type Key, type MapShape } from "../schema/shape.ts";

/** After DeepSpeed 0.19 (Apache-2.0), read 2026-11-21; the Hugging Face trainer fills in `auto`. */
const rows = (table: Readonly<Record<string, KeyRow>>): MapShape["keys"] => keysOf(Object.fromEntries(Object.entries(table).map(([name, [type, doc]]) => [name, [/^(?:int|num|bool)/.test(type) ? `${type}|'auto'` : type, doc] satisfies KeyRow])));
/** Pydantic refuses a key of these that it does not know. */
const strictPart = (doc: string, table: Readonly<Record<string, KeyRow>>): Key => key(closed(rows(table)), doc);
const part = (doc: string, table: Readonly<Record<string, KeyRow>>): Key => key(open(rows(table)), doc);

const FP16 = {
  enabled: ["bool", "Whether it is used."],
  loss_scale: ["num>=0", "Factor on the loss; 0 finds it by itself."],
  loss_scale_window: ["num>=1", "Steps without overflow before the factor rises."],
  initial_scale_power: ["int>=0", "The factor starts at 2 to this power."],
  hysteresis: ["int>=0", "Overflows before the factor falls."],
  consecutive_hysteresis: ["bool", "Start the count of overflows anew after a good step."],
  min_loss_scale: ["num>=0", "Least factor."],
  auto_cast: ["bool", "Cast inputs to 16 bits."],
  fp16_master_weights_and_grads: ["bool", "Keep master weights in 16 bits."],
} satisfies Readonly<Record<string, KeyRow>>;

const DEVICE = { device: ["'none'|'cpu'|'nvme'", "Where it goes."], nvme_path: ["text", "The folder on the NVMe drive."], buffer_count: ["int>=0", "Buffers for moving."], pin_memory: ["bool", "Page-locked memory, which moves faster."] } satisfies Readonly<Record<string, KeyRow>>;

const MONITOR = { enabled: ["bool", "Whether it is used."], output_path: ["text", "The folder."], job_name: ["text", "The name of the run."] } satisfies Readonly<Record<string, KeyRow>>;

/** These are compared and passed on as they stand; the parts that pydantic reads turn text into numbers. */
function exact(keys: MapShape["keys"], aliases?: NonNullable<MapShape["aliases"]>): MapShape {
  return { ...open(Object.fromEntries(Object.entries(keys).map(([name, one]) => [name, { ...one, shape: uncoerced(one.shape) }]))), ...(aliases && { aliases }) };
}

const ZERO: MapShape["keys"] = {
  stage: key({ is: "text", values: [0, 1, 2, 3, "auto"] }, "What is split over the GPUs: 1 optimizer states, 2 and gradients, 3 and parameters."),
  offload_optimizer: strictPart("Keep optimizer states in CPU memory or on NVMe.", { ...DEVICE, pipeline: ["bool", "Read and write while it computes."], pipeline_read: ["bool", "Read while it computes."], pipeline_write: ["bool", "Write while it computes."], fast_init: ["bool", "Start faster on NVMe."], buffer_size: ["int>=0", "Elements of a buffer."], ratio: ["num>=0<=1", "Share of the parameters that is updated on the CPU."], super_offload: ["bool", "Offloading for superchips."], cpuadam_cores_perc: ["num>=0<=1", "Share of the cores for Adam."] }),
  offload_param: strictPart("Keep parameters in CPU memory or on NVMe; stage 3 only.", { ...DEVICE, buffer_size: ["int>=0", "Elements of a buffer."], max_in_cpu: ["int>=0", "Elements kept in CPU memory."] }),
  ...rows({
    overlap_comm: ["bool", "Reduce gradients while the backward pass runs."],
    contiguous_gradients: ["bool", "Copy gradients into one buffer as they are made."],
    allgather_partitions: ["bool", "Gather parameters with allgather."],
    allgather_bucket_size: ["int>=0", "Elements gathered at a time."],
    reduce_scatter: ["bool", "Average gradients with reduce-scatter."],
    reduce_bucket_size: ["int>=1", "Elements reduced at a time."],
    use_multi_rank_bucket_allreduce: ["bool", "Put gradients for several ranks into one bucket."],
    sub_group_size: ["int>=0", "Parameters per step of the optimizer."],
    stage3_max_live_parameters: ["int>=0", "Parameters kept on a GPU at most."],
    stage3_max_reuse_distance: ["int>=0", "Keep a parameter that is used again this soon."],
    stage3_prefetch_bucket_size: ["num>=0", "Elements fetched ahead."],
    stage3_param_persistence_threshold: ["int>=0", "Smaller parameters are not split."],
    stage3_model_persistence_threshold: ["int>=0", "Most elements that are not split."],
    stage3_gather_16bit_weights_on_model_save: ["bool", "Gather the weights when saving, so that one file holds them."],
    stage3_gather_fp16_weights_on_model_save: ["bool", "The older name of `stage3_gather_16bit_weights_on_model_save`."],
    stage3_module_granularity_threshold: ["int>=0", "Smaller modules are fetched as one."],
    stage3_use_all_reduce_for_fetch_params: ["bool", "Fetch parameters with all-reduce."],
    load_from_fp32_weights: ["bool", "Load the master weights of the checkpoint."],
    elastic_checkpoint: ["bool", "Load checkpoints of another number of GPUs."],
    ignore_unused_parameters: ["bool", "Do not stop at parameters without gradients."],
    legacy_stage1: ["bool", "The older stage 1."],
    round_robin_gradients: ["bool", "Split gradient copies over ranks."],
    zero_hpz_partition_size: ["int>=0", "GPUs that hold one copy of the parameters (ZeRO++)."],
    zero_quantized_weights: ["bool", "Send weights in 8 bits (ZeRO++)."],
    zero_quantized_nontrainable_weights: ["bool", "Keep frozen weights in 8 bits."],
    zero_quantized_gradients: ["bool", "Send gradients in 4 bits (ZeRO++)."],
    mics_shard_size: ["int>=-1", "GPUs that share one copy (MiCS)."],
    mics_hierarchical_params_gather: ["bool", "Gather within nodes first (MiCS)."],
    memory_efficient_linear: ["bool", "Linear layers that keep less."],
    pipeline_loading_checkpoint: ["bool", "Load checkpoints piece by piece."],
    override_module_apply: ["bool", "Make `module.apply` work with split parameters."],
    log_trace_cache_warnings: ["bool", "Warn when the order of modules changes."],
    max_live_parameters: ["int>=0", "Parameters kept on a GPU at most."],
    max_reuse_distance: ["int>=0", "Keep a parameter that is used again this soon."],
    prefetch_bucket_size: ["num>=0", "Elements fetched ahead."],
    param_persistence_threshold: ["int>=0", "Smaller parameters are not split."],
    gather_16bit_weights_on_model_save: ["bool", "Gather the weights when saving, so that one file holds them."],
    compute_grad_norm: ["bool", "Measure the gradients in every step."],
    zenflow: ["map", "Update on the CPU beside the training."],
    allgather_sequential: ["bool", "Gather parameters one after the other."],
    stage3_allgather_sequential: ["bool", "Gather parameters one after the other."],
    parameter_alignment: ["int>=0", "Bytes to which parameters are aligned."],
    enable_sanity_checks: ["bool", "Check the engine as it runs."],
    save_muon_momentum_buffer_in_memory: ["bool", "Keep Muon's momentum in memory."],
    leaf_module: ["map", "Modules that are fetched as one."],
    zeropp_loco_param: ["map", "Feedback of errors (ZeRO++)."],
    model_persistence_threshold: ["int>=0", "Most elements that are not split."],
    module_granularity_threshold: ["int>=0", "Smaller modules are fetched as one."],
    use_all_reduce_for_fetch_params: ["bool", "Fetch parameters with all-reduce."],
    allgather_size: ["int>=0", "The older name of `allgather_bucket_size`."],
    grad_hooks: ["bool", "Reduce gradients in hooks."],
    find_unused_parameters: ["bool", "Look for parameters without gradients."],
    cpu_offload_param: ["bool", "The older way to offload parameters."],
    cpu_offload: ["bool", "The older way to offload the optimizer."],
    cpu_offload_params: ["bool", "The older way to offload parameters."],
    cpu_offload_use_pin_memory: ["bool", "The older name of `pin_memory`."],
  }),
};

const OPTIMIZER_PARAMETERS: MapShape = exact(rows({ lr: ["num>=0", "Step size at its highest."], betas: ["[num>=0<=1]|'auto'", "How slowly the averages of the gradients move."], eps: ["num>=0", "Keeps a division from blowing up."], weight_decay: ["num>=0", "Pull of the weights towards zero."], torch_adam: ["bool", "Use torch's Adam."], adam_w_mode: ["bool", "Decoupled weight decay."], bias_correction: ["bool", "Correct the averages of the first steps."], momentum: ["num>=0", "How slowly the direction changes."] }), { learning_rate: "lr", epsilon: "eps", beta: "betas", decay: "weight_decay" });
const SCHEDULE_PARAMETERS: MapShape = exact(rows({ total_num_steps: ["num>=0", "Steps of the whole training."], warmup_min_lr: ["num>=0", "Where the rate starts."], warmup_max_lr: ["num>=0", "Where the rate rises to."], warmup_num_steps: ["num>=0", "Steps in which it rises."], warmup_type: ["'log'|'linear'", "How it rises."], last_batch_iteration: ["int>=-1", "The step to go on from."], warmup_min_ratio: ["num>=0", "Share of the highest rate where it starts."], cos_min_ratio: ["num>=0", "Share of the highest rate where it ends."] }), { warmup_steps: "warmup_num_steps", num_warmup_steps: "warmup_num_steps", total_steps: "total_num_steps", max_lr: "warmup_max_lr", min_lr: "warmup_min_lr" });

const COUNTS = exact(rows({
  train_batch_size: ["int>=1", "Examples per optimizer step over all GPUs: micro batch × accumulation × GPUs."],
  train_micro_batch_size_per_gpu: ["int>=1", "Examples per GPU and forward pass."],
  gradient_accumulation_steps: ["int>=1", "Forward passes per optimizer step."],
  gradient_clipping: ["num>=0", "Gradients are scaled down to this norm."],
  steps_per_print: ["num>=1", "Steps between log lines."],
}));

/** Without its type the part is passed over in silence. */
const typed = (keys: MapShape["keys"]): MapShape => ({ ...open({ ...keys, ...(keys["type"] && { type: { ...keys["type"], required: true } }) }), aliases: { name: "type" } });

export const schema: MapShape = { ...open({
  ...COUNTS.keys,
  ...rows({
    wall_clock_breakdown: ["bool", "Measure how long each part takes."],
    memory_breakdown: ["bool", "Say how much memory each part takes."],
    dump_state: ["bool", "Print the settings at the start."],
    zero_allow_untested_optimizer: ["bool", "Let an optimizer be used that ZeRO was not tested with."],
    zero_force_ds_cpu_optimizer: ["bool", "Insist on DeepSpeed's CPU optimizer when offloading."],
    communication_data_type: ["'fp16'|'bf16'|'fp32'|'fp64'|'bfp16'", "Type in which gradients travel."],
    seq_parallel_communication_data_type: ["'fp16'|'bf16'|'fp32'", "Type in which sequence parallelism sends."],
    prescale_gradients: ["bool", "Scale gradients before they are reduced."],
    gradient_predivide_factor: ["num>=0", "Divide gradients by this before they are reduced."],
    sparse_gradients: ["bool", "Reduce sparse gradients of embeddings."],
    disable_allgather: ["bool", "Send parameters one by one."],
    dataloader_drop_last: ["bool", "Leave out a last batch that is not full."],
    use_data_before_expert_parallelism: ["bool", "Order of the groups of a mixture of experts."],
    sparse_attention: ["map", "Attention to a part of the tokens."],
    curriculum_learning: ["map", "Start with easier data."],
    data_efficiency: ["map", "Choose and route data."],
    compression_training: ["map", "Quantize and prune while training."],
    autotuning: ["map", "Search for good settings."],
    elasticity: ["map", "Train on a changing number of GPUs."],
    hybrid_engine: ["map", "Train and generate with one engine."],
    progressive_layer_drop: ["map", "Leave out layers while training."],
    eigenvalue: ["map", "Eigenvalues for quantization."],
    tensor_parallel: ["map", "Split layers over GPUs."],
    pipeline: ["map|text", "Split layers into stages."],
    torch_autocast: ["map", "Mixed precision of torch."],
    compile: ["map", "Compile the model."],
  }),
  optimizer: key(typed({ ...rows({ type: ["'Adam'|'AdamW'|'Lamb'|'FusedLamb'|'OneBitAdam'|'ZeroOneAdam'|'OneBitLamb'|'Adagrad'|'Lion'|'Muon'|'MuAdam'|'MuAdamW'|'MuSGD'|'SGD'|'RMSprop'|'Adamax'|'NAdam'|'RAdam'|'Adadelta'|'CPUAdam'|'FusedAdam'|text", "`Adam`, `AdamW`, `Lamb`, `OneBitAdam` … or a torch optimizer."], legacy_fusion: ["bool", "The older fused optimizer."] }), params: key(OPTIMIZER_PARAMETERS, "Arguments of the optimizer.") }), "The optimizer and its parameters."),
  scheduler: key(typed({ ...rows({ type: ["'LRRangeTest'|'OneCycle'|'WarmupLR'|'WarmupDecayLR'|'WarmupCosineLR'", "The schedule."] }), params: key(SCHEDULE_PARAMETERS, "Arguments of the schedule.") }), "The learning-rate schedule and its parameters."),
  fp16: strictPart("Training in float16.", FP16),
  bf16: strictPart("Training in bfloat16.", { enabled: ["bool", "Whether it is used."], immediate_grad_update: ["bool", "Add gradients as they are made."], check_grad_overflow: ["bool", "Stop at infinite gradients."], bf16_master_weights_and_grads: ["bool", "Keep master weights in 16 bits."], bf16_optimizer_states: ["bool", "Keep optimizer states in 16 bits."] }),
  amp: part("Training with NVIDIA apex.", { enabled: ["bool", "Whether it is used."], opt_level: ["text", "`O0` to `O3`."] }),
  zero_optimization: key(closed(ZERO), "ZeRO: what is split over the GPUs."),
  activation_checkpointing: part("Compute activations again instead of keeping them.", { partition_activations: ["bool", "Split activations over GPUs."], cpu_checkpointing: ["bool", "Keep them in CPU memory."], contiguous_memory_optimization: ["bool", "Copy them into one buffer."], number_checkpoints: ["int>=1", "How many are kept."], synchronize_checkpoint_boundary: ["bool", "Wait at each boundary."], profile: ["bool", "Measure the time."] }),
  tensorboard: strictPart("Write metrics for TensorBoard.", MONITOR),
  csv_monitor: strictPart("Write metrics to CSV files.", MONITOR),
  wandb: strictPart("Write metrics to Weights & Biases.", { enabled: ["bool", "Whether it is used."], group: ["text", "The group of runs."], team: ["text", "The team."], project: ["text", "The project."] }),
  comet: strictPart("Write metrics to Comet.", { enabled: ["bool", "Whether it is used."], samples_log_interval: ["int>=1", "Samples between log lines."], project: ["text", "The project."], workspace: ["text", "The workspace."], api_key: ["text", "The key; better left to `COMET_API_KEY`."], experiment_name: ["text", "The name of the run."], experiment_key: ["text", "A run to go on with."], online: ["bool", "Send as it runs."], mode: ["'get'|'create'|'get_or_create'", "Make a run or go on with one."] }),
  comms_logger: part("Log what is sent.", { enabled: ["bool", "Whether it is used."], verbose: ["bool", "Log each operation."], prof_all: ["bool", "Measure all operations."], debug: ["bool", "Say which code sent."], prof_ops: ["[text]", "Operations to measure."] }),
  aio: part("Reading and writing of NVMe.", { block_size: ["int>=1", "Bytes at a time."], queue_depth: ["int>=1", "Requests at a time."], thread_count: ["int>=1", "Threads per request."], intra_op_parallelism: ["int>=1", "Threads within one request."], single_submit: ["bool", "Submit requests one by one."], overlap_events: ["bool", "Submit and wait side by side."] }),
  flops_profiler: part("Counts operations.", { enabled: ["bool", "Whether it is used."], profile_step: ["int>=0", "The step to measure."], module_depth: ["int>=-1", "How deep modules are shown."], top_modules: ["int>=1", "How many modules are shown."], detailed: ["bool", "Show every module."], output_file: ["text", "Where the report goes."], recompute_fwd_factor: ["num>=0", "Work of computing again."] }),
  data_types: part("Types of what is kept.", { grad_accum_dtype: ["'fp32'|'fp16'|'bf16'|'float32'|'float16'|'bfloat16'|'float'|'half'|'torch.float32'|'torch.float16'|'torch.bfloat16'", "Type in which gradients are summed."] }),
  checkpoint: part("How checkpoints are written.", { tag_validation: ["'Ignore'|'Warn'|'Fail'|'ignore'|'warn'|'fail'|'IGNORE'|'WARN'|'FAIL'", "What happens where ranks disagree on the name."], load_universal: ["bool", "Load a checkpoint that fits any number of GPUs."], use_node_local_storage: ["bool", "Each node writes to its own disk."], parallel_write: ["map", "Write side by side."] }),
}), aliases: { batch_size: "train_batch_size", train_micro_batch_size: "train_micro_batch_size_per_gpu", micro_batch_size: "train_micro_batch_size_per_gpu", micro_batch_size_per_gpu: "train_micro_batch_size_per_gpu", zero: "zero_optimization", clip_grad: "gradient_clipping" } };

import { any, boolean, choice, formed, key, list, oneOf, open, range, type MapShape, type Shape, text } from "../schema/shape.ts";

/** An object that the CLI makes: the name of a class and its arguments, or the name alone. */
const object = open(
  {
    class_path: key(text, "The class, by its import path or, for Lightning's own, by its name."),
    init_args: key(any, "Arguments of the class."),
    dict_kwargs: key(any, "Arguments that the signature does not name."),
  },
  ["class_path", "init_args"],
);
const flagOr = (...shapes: readonly Shape[]): Shape => oneOf(boolean, ...shapes);
const count = range(-1, Infinity, "integer");
/** A share of the batches with a point, or a whole number of them. */
const share = formed(/^(?:\d+|0?\.\d*|1\.0*|0\.\d+|\d+(?:\.\d*)?e-\d+|.*[{$].*)$/i, "a share up to 1.0, or a whole number of batches");

const PRECISIONS = choice(16, 32, 64, "16", "32", "64", "bf16", "16-true", "16-mixed", "bf16-true", "bf16-mixed", "32-true", "64-true", "transformer-engine", "transformer-engine-float16");
const gone = (instead: string): { readonly deprecated: string } => ({ deprecated: instead });

export const trainer: MapShape = { ...open({
  accelerator: key(oneOf(choice("auto", "cpu", "gpu", "cuda", "tpu", "hpu", "mps", "xla"), object), "What kind of device trains."),
  strategy: key(oneOf({ is: "text", usual: ["auto", "ddp", "ddp_spawn", "ddp_notebook", "ddp_find_unused_parameters_true", "ddp_find_unused_parameters_false", "fsdp", "fsdp_cpu_offload", "deepspeed", "deepspeed_stage_1", "deepspeed_stage_2", "deepspeed_stage_3", "deepspeed_stage_2_offload", "deepspeed_stage_3_offload", "single_device", "xla"] }, object), "How devices share the work: `ddp`, `fsdp`, `deepspeed` …"),
  devices: key(oneOf(formed(/^(?!0+$)(?:-1|\d+)(?:\s*,\s*\d+)*,?$|^auto$|[{$]/, "a number, a list of them, or `auto`"), list(any)), "How many devices, or which."),
  num_nodes: key(range(1, Infinity, "integer"), "How many machines."),
  precision: key(PRECISIONS, "Number format of weights and arithmetic."),
  logger: key(any, "Where metrics go."),
  callbacks: key(oneOf(list(oneOf(text, object)), any), "What runs between steps."),
  fast_dev_run: key(flagOr(range(0, Infinity, "integer")), "Run one batch of everything, to see that nothing crashes."),
  max_epochs: key(count, "Stop after so many epochs; -1 for no limit."),
  min_epochs: key(count, "Train at least so many epochs."),
  max_steps: key(count, "Stop after so many optimizer steps; -1 for no limit."),
  min_steps: key(count, "Train at least so many optimizer steps."),
  max_time: key(any, "Stop after so much time."),
  limit_train_batches: key(share, "A share of the batches, or a number of them."),
  limit_val_batches: key(share, "A share of the validation batches, or a number of them."),
  limit_test_batches: key(share, "A share of the test batches, or a number of them."),
  limit_predict_batches: key(share, "A share of the batches to predict, or a number of them."),
  overfit_batches: key(share, "Train on these batches only, to see that the model can learn them."),
  val_check_interval: key(share, "Validate after this share of an epoch, or after so many batches."),
  check_val_every_n_epoch: key(range(1, Infinity, "integer"), "Validate every so many epochs."),
  num_sanity_val_steps: key(count, "Validation batches before training starts."),
  log_every_n_steps: key(range(0, Infinity, "integer"), "How often metrics are logged."),
  enable_checkpointing: key(boolean, "Save checkpoints."),
  enable_progress_bar: key(boolean, "Show progress."),
  enable_model_summary: key(boolean, "Print the layers before training."),
  accumulate_grad_batches: key(range(1, Infinity, "integer"), "Batches whose gradients are summed before a step."),
  gradient_clip_val: key(range(0), "Cut gradients to this norm or value."),
  gradient_clip_algorithm: key(choice("norm", "value"), "Whether the norm or each value is cut."),
  deterministic: key(oneOf(boolean, choice("warn")), "Use deterministic algorithms only."),
  benchmark: key(boolean, "Let cuDNN try which algorithm is fastest."),
  inference_mode: key(boolean, "Evaluate without tracking gradients."),
  use_distributed_sampler: key(boolean, "Give each device its part of the data."),
  profiler: key(oneOf({ is: "text", usual: ["simple", "advanced", "pytorch", "xla"] }, object), "Measure where time goes."),
  detect_anomaly: key(boolean, "Look for NaN in gradients; slow."),
  barebones: key(boolean, "Turn everything off that costs time."),
  plugins: key(any, "Plugins for precision, clusters and checkpoints."),
  sync_batchnorm: key(boolean, "Share statistics of batch normalization between devices."),
  reload_dataloaders_every_n_epochs: key(range(0, Infinity, "integer"), "Make the loaders anew every so many epochs."),
  default_root_dir: key(text, "Where logs and checkpoints go."),
  model_registry: key(any, "Name of the model in the registry."),
  gpus: key(any, "Removed.", gone("write `accelerator: gpu` and `devices`")),
  tpu_cores: key(any, "Removed.", gone("write `accelerator: tpu` and `devices`")),
  num_processes: key(any, "Removed.", gone("write `accelerator: cpu` and `devices`")),
  resume_from_checkpoint: key(any, "Removed.", gone("write `ckpt_path` beside `trainer`")),
  auto_lr_find: key(any, "Removed.", gone("use the `LearningRateFinder` callback")),
  auto_scale_batch_size: key(any, "Removed.", gone("use the `BatchSizeFinder` callback")),
  progress_bar_refresh_rate: key(any, "Removed.", gone("use the `TQDMProgressBar` callback")),
  weights_summary: key(any, "Removed.", gone("write `enable_model_summary`")),
  checkpoint_callback: key(any, "Removed.", gone("write `enable_checkpointing`")),
  replace_sampler_ddp: key(any, "Renamed.", gone("write `use_distributed_sampler`")),
}), aliases: { epochs: "max_epochs", num_epochs: "max_epochs", steps: "max_steps", gradient_clip: "gradient_clip_val", clip_grad: "gradient_clip_val", max_grad_norm: "gradient_clip_val", grad_accumulation: "accumulate_grad_batches", gradient_accumulation_steps: "accumulate_grad_batches", distributed_backend: "strategy", nodes: "num_nodes", loggers: "logger", callback: "callbacks" } };

/** Made by the CLI; its arguments may stand there alone where the class is fixed. */
const made = oneOf({ ...object, when: ["class_path", "init_args", "classpath", "class_paths", "init_arg"] }, any);

export const schema: Shape = {
  is: "map",
  unknown: "allow",
  keys: {
    seed_everything: key(oneOf(boolean, range(0, 4294967295, "integer")), "Seed of all random numbers; `true` draws one and logs it."),
    trainer: key(oneOf(trainer, text), "Arguments of Lightning's Trainer."),
    model: key(made, "The LightningModule: `class_path` and `init_args`, or its arguments."),
    data: key(made, "The LightningDataModule: `class_path` and `init_args`, or its arguments."),
    optimizer: key(oneOf(object, text), "The optimizer."),
    lr_scheduler: key(oneOf(object, text), "The schedule of the learning rate."),
    ckpt_path: key(text, "The checkpoint to go on from."),
  },
};

import { keysOf } from "../schema/fields.ts";
import { any, key, open, type Shape } from "../schema/shape.ts";

/** A part that is chosen by its name; the other keys are its own arguments. */
const plugin = (usual: string): Shape => ({ is: "map", unknown: "allow", keys: { ...keysOf({ name: [usual, "Which one it is."] }, { required: true }) }, others: any });

/** The four argument classes of LLaMA-Factory's second engine (0.9.5, Apache-2.0; read 2026-11-22), which `USE_V1=1` starts. */
export const schema: Shape = open({
  ...keysOf({
    model: ["text", "The model to start from: a name on the Hub or a folder."],
    model_class: ["'llm'|'cls'|'other'", "What the model is loaded as."],
    template: ["text", "The chat template that the model was trained with."],
    trust_remote_code: ["bool", "Run the code that comes with the model."],
    flash_attn: ["'eager'|'sdpa'|'flash_attention_2'", "How attention is computed."],
    train_dataset: ["text", "A file that lists the data to train on, or a data set on the Hub."],
    eval_dataset: ["text", "A file that lists the data to evaluate on."],
    sample_backend: ["'hf'|'vllm'", "What answers requests."],
    max_new_tokens: ["int>=1", "Most tokens of an answer."],
    output_dir: ["text", "Where the model goes."],
    micro_batch_size: ["int>=1", "Examples per device and forward pass."],
    global_batch_size: ["int>=1", "Examples per optimizer step, over all devices."],
    cutoff_len: ["int>=1", "Longest example in tokens; longer ones are cut."],
    learning_rate: ["num>=0", "Step size of the optimizer at its highest."],
    num_train_epochs: ["int>=0", "Passes over the data."],
    max_steps: ["int>=-1", "Optimizer steps; wins over epochs."],
    max_grad_norm: ["num>=0", "Gradients are scaled down to this norm."],
    bf16: ["bool", "Train in bfloat16."],
    batching_strategy: ["'normal'|'padding_free'|'dynamic_batching'|'dynamic_padding_free'", "How examples are put into batches."],
    batching_workers: ["int>=0", "Processes that make batches."],
    enable_activation_checkpointing: ["bool", "Compute activations twice, and keep less of them."],
    seed: ["int", "Where random numbers start."],
    full_determinism: ["bool", "The same numbers in every run, for a slower one."],
    resume_from_checkpoint: ["text", "A folder to go on from, or `auto`."],
    save_steps: ["int>=1", "Save after this many steps."],
    save_epochs: ["num>=0", "Save after this many epochs."],
    save_ckpt_as_hf: ["bool", "Save checkpoints as Transformers reads them."],
    save_total_limit: ["int>=1", "Checkpoints that are kept."],
    logging_steps: ["int>=1", "Log after this many steps."],
  }),
  init_config: key(plugin("text"), "How the weights are set up."),
  peft_config: key(plugin("'lora'|'freeze'|text"), "The adapter."),
  kernel_config: key(plugin("'auto'|text"), "Faster kernels."),
  quant_config: key(plugin("text"), "Quantization of the base model."),
  dist_config: key(plugin("'fsdp2'|'deepspeed'|text"), "How the work is spread over devices."),
  optim_config: key(plugin("text"), "The optimizer."),
  lr_scheduler_config: key(plugin("text"), "How the learning rate moves."),
});

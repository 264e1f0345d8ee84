import { defineRule } from "../../engine/rule.ts";
import { combinationsIn, type Combination } from "../../facts/config/combinations.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { isTrue, nodeAt, numberAt, scalarAt, sequenceAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";

/** After the validators of Axolotl 0.13 and 0.19 (Apache-2.0), read 2026-11-22. Rules of their own tell the most frequent ones. */
const REFUSED: readonly Combination[] = [
  { at: "sdp_attention", with: { xformers_attention: "on" }, says: "Attention is computed in one way only, and both `xformers_attention` and `sdp_attention` are on: Axolotl refuses the config. Keep one." },
  { at: "s2_attention", with: { xformers_attention: "on" }, says: "Attention is computed in one way only, and both `xformers_attention` and `s2_attention` are on: Axolotl refuses the config. Keep one." },
  { at: "s2_attention", with: { sdp_attention: "on" }, says: "Attention is computed in one way only, and both `sdp_attention` and `s2_attention` are on: Axolotl refuses the config. Keep one." },
  { at: "flash_attention", with: { xformers_attention: "on" }, says: "Attention is computed in one way only, and both `xformers_attention` and `flash_attention` are on: Axolotl refuses the config. Keep one." },
  { at: "flash_attention", with: { sdp_attention: "on" }, says: "Attention is computed in one way only, and both `sdp_attention` and `flash_attention` are on: Axolotl refuses the config. Keep one." },
  { at: "flash_attention", with: { s2_attention: "on" }, says: "Attention is computed in one way only, and both `s2_attention` and `flash_attention` are on: Axolotl refuses the config. Keep one." },
  { at: "flex_attention", with: { xformers_attention: "on" }, says: "Attention is computed in one way only, and both `xformers_attention` and `flex_attention` are on: Axolotl refuses the config. Keep one." },
  { at: "flex_attention", with: { sdp_attention: "on" }, says: "Attention is computed in one way only, and both `sdp_attention` and `flex_attention` are on: Axolotl refuses the config. Keep one." },
  { at: "flex_attention", with: { s2_attention: "on" }, says: "Attention is computed in one way only, and both `s2_attention` and `flex_attention` are on: Axolotl refuses the config. Keep one." },
  { at: "flex_attention", with: { flash_attention: "on" }, says: "Attention is computed in one way only, and both `flash_attention` and `flex_attention` are on: Axolotl refuses the config. Keep one." },
  { at: "load_in_4bit", with: { adapter: "off", inference: "off" }, says: "A model in 4 bits cannot be trained without an adapter: Axolotl refuses the config. Set `adapter: qlora`, or turn `load_in_4bit` off." },
  { at: "load_in_8bit", with: { adapter: "off", inference: "off" }, says: "A model in 8 bits cannot be trained without an adapter: Axolotl refuses the config. Set `adapter: lora`, or turn `load_in_8bit` off." },
  { at: "base_model", with: { datasets: "off", pretraining_dataset: "off", nemo_gym_enabled: "off" }, says: "There is nothing to train on: Axolotl wants `datasets` or `pretraining_dataset`. Add one." },
  { at: "adapter", is: /^qlora$/, with: { gptq: "on" }, says: "QLoRA quantizes the model itself, and this one is quantized by GPTQ: Axolotl refuses the config. Use `adapter: lora`." },
  { at: "adapter", is: /^(?:lora|qlora)$/, with: { lora_r: "missing", lora_alpha: "set", lora_model_dir: "missing", peft: "missing" }, says: "The adapter has no rank: PEFT stops when it is made. Add `lora_r`, such as 16." },
  { at: "adapter", is: /^(?:lora|qlora)$/, with: { lora_alpha: "missing", lora_r: "set", lora_model_dir: "missing", peft: "missing" }, says: "The adapter has no `lora_alpha`, by which its update is scaled: PEFT stops when it is made. Add it, often twice the rank." },
  { at: "neftune_noise_alpha", is: { below: 1e-12 }, with: {}, says: "`neftune_noise_alpha` must be above 0: Axolotl refuses the config. Use 5 to 15, or remove it." },
  { at: "save_strategy", is: /^best$/, with: { metric_for_best_model: "off" }, says: "`save_strategy: best` needs `metric_for_best_model`, such as `eval_loss`: Axolotl refuses the config. Add it." },
  { at: "early_stopping_patience", with: { val_set_size: /^0(?:\.0*)?$/, test_datasets: "off" }, says: "Early stopping looks at evaluations, and `val_set_size: 0` leaves no data for them: the training stops at its start. Keep some data back, or add `test_datasets`." },
  { at: "early_stopping_patience", with: { val_set_size: "missing", test_datasets: "off" }, says: "Early stopping looks at evaluations, and there is no data for them: add `val_set_size` or `test_datasets`." },
  { at: "batch_size", with: { gradient_accumulation_steps: "on" }, says: "`batch_size` and `gradient_accumulation_steps` both say how many examples a step has: Axolotl takes one of them. Remove `batch_size`." },
  { at: "sample_packing", with: { s2_attention: "on" }, says: "Shifted sparse attention cannot tell packed samples apart: Axolotl refuses it with `sample_packing`. Turn one of them off." },
  { at: "eval_table_size", with: { sample_packing: "on", eval_sample_packing: "missing" }, says: "`eval_table_size` prints single examples, which packed evaluation data does not have: Axolotl refuses it. Add `eval_sample_packing: false`." },
  { at: "eval_table_size", with: { sample_packing: "on", eval_sample_packing: "on" }, says: "`eval_table_size` prints single examples, which packed evaluation data does not have: Axolotl refuses it. Set `eval_sample_packing: false`." },
  { at: "push_dataset_to_hub", with: { hf_use_auth_token: "off" }, says: "Uploading the prepared data needs `hf_use_auth_token: true`, which is off or missing: Axolotl refuses the config. Add it." },
  { at: "save_steps", with: { save_strategy: /^(?!steps$)./ }, says: "`save_steps` counts only with `save_strategy: steps`, and another strategy is set: Axolotl refuses both. Change the strategy or remove `save_steps`." },
  { at: "eval_steps", with: { eval_strategy: /^(?!steps$)./ }, says: "`eval_steps` counts only with `eval_strategy: steps`, and another strategy is set: Axolotl refuses both. Change the strategy or remove `eval_steps`." },
  { at: "evals_per_epoch", with: { eval_strategy: /^(?!steps$)./ }, says: "`evals_per_epoch` needs `eval_strategy: steps` or none: Axolotl refuses another one. Remove `eval_strategy`." },
  { at: "do_bench_eval", with: { evals_per_epoch: "off", eval_steps: "off" }, says: "`do_bench_eval` runs at evaluations, and there are none: add `evals_per_epoch` or `eval_steps`." },
  { at: "val_set_size", is: /^0(?:\.0*)?$/, with: { eval_steps: "on", test_datasets: "off", eval_strategy: /^(?!no$)./ }, says: "`eval_steps` asks for evaluations, yet `val_set_size: 0` leaves no data for them: Axolotl refuses the config. Keep some data back, or remove `eval_steps`." },
  { at: "val_set_size", is: /^0(?:\.0*)?$/, with: { eval_steps: "on", test_datasets: "off", eval_strategy: "missing" }, says: "`eval_steps` asks for evaluations, yet `val_set_size: 0` leaves no data for them: Axolotl refuses the config. Keep some data back, or remove `eval_steps`." },
  { at: "noisy_embedding_alpha", with: { neftune_noise_alpha: "on" }, says: "`noisy_embedding_alpha` is the older name of `neftune_noise_alpha`, and both are set: Axolotl refuses the config. Remove the older one." },
  { at: "fp8_enable_fsdp_float8_all_gather", with: { fsdp_version: "missing" }, says: "`fp8_enable_fsdp_float8_all_gather` works with `fsdp_version: 2` only. Add it." },
  { at: "fp8_enable_fsdp_float8_all_gather", with: { fsdp_version: /^1$/ }, says: "`fp8_enable_fsdp_float8_all_gather` works with `fsdp_version: 2` only. Change it." },
  { at: "unfrozen_parameters", with: { "gradient_checkpointing_kwargs.use_reentrant": "on" }, says: "With some parameters frozen, checkpoints need `use_reentrant: false`: Axolotl refuses the config. Change it." },
  { at: "do_causal_lm_eval", with: { eval_sample_packing: "on" }, says: "`do_causal_lm_eval` scores single examples, so `eval_sample_packing` must be false." },
  { at: "pretraining_dataset", with: { include_tokens_per_second: "on" }, says: "`include_tokens_per_second` counts the tokens of all data beforehand, which a stream does not allow: Axolotl refuses both. Remove it." },
  { at: "pretraining_dataset", with: { val_set_size: "on" }, says: "`pretraining_dataset` is a stream, from which no share can be kept back: Axolotl refuses `val_set_size`. Use `test_datasets`." },
  { at: "streaming", with: { val_set_size: "on" }, says: "No share of a stream can be kept back: Axolotl refuses `val_set_size` with `streaming`. Use `test_datasets`." },
  { at: "streaming", with: { max_steps: "off", pretraining_dataset: "off" }, says: "A stream has no length, so Axolotl refuses `streaming` without `max_steps`. Add it." },
  { at: "lr_groups", with: { loraplus_lr_ratio: "on" }, says: "`lr_groups` and `loraplus_lr_ratio` both choose learning rates by group: Axolotl takes one of them. Remove one." },
  { at: "unfrozen_parameters", with: { adapter: "on", peft_layers_to_transform: "on" }, says: "`unfrozen_parameters` beside `peft_layers_to_transform` trains layers nobody asked for: Axolotl refuses both. Remove one." },
  { at: "peft_layers_pattern", with: { peft_layers_to_transform: "off" }, says: "`peft_layers_pattern` says where the layers of `peft_layers_to_transform` are, and that is missing. Add it." },
  { at: "flash_attn_fuse_mlp", with: { adapter: /^q?lora$/ }, says: "Fused modules cannot take an adapter: Axolotl refuses `flash_attn_fuse_mlp` with LoRA. Remove it." },
  { at: "max_memory", with: { gpu_memory_limit: "set" }, says: "`max_memory` and `gpu_memory_limit` both say how much memory is used: Axolotl takes one of them. Remove one." },
  { at: "deepcompile", with: { deepspeed: "off" }, says: "DeepCompile is a part of DeepSpeed, and `deepspeed` is not set. Add it, or remove `deepcompile`." },
  { at: "activation_offloading", with: { gradient_checkpointing: "off" }, says: "`activation_offloading` moves the checkpoints of activations, and `gradient_checkpointing` is off: Axolotl refuses the config. Turn it on." },
  { at: "batch_flattening", is: /^(?!auto$)./, with: { sample_packing: "on" }, says: "`batch_flattening` and `sample_packing` both join examples: Axolotl refuses both at once. Remove one." },
  { at: "batch_flattening", is: /^(?:true|yes|on)$/i, with: { flash_attention: "off", attn_implementation: "off" }, says: "`batch_flattening` needs `flash_attention: true`. Turn it on, or remove `batch_flattening`." },
  { at: "optimizer", is: /^muon$/, with: { deepspeed: "on" }, says: "The optimizer Muon does not work with DeepSpeed: Axolotl refuses the config. Choose another." },
  { at: "optimizer", is: /^(?:adamw_8bit|adamw_bnb_8bit)$/, with: { fsdp_config: "on", fsdp_version: /^2$/ }, says: "FSDP 2 does not work with this 8-bit optimizer: Axolotl refuses the config. Use `adamw_torch_8bit`." },
  { at: "load_in_8bit", with: { fsdp_version: /^2$/, rl: /^(?:dpo|kto|orpo|ipo)$/ }, says: "FSDP 2 cannot load a quantized model for preference training: Axolotl refuses the config. Use DeepSpeed, or `fsdp_version: 1`." },
  { at: "load_in_4bit", with: { fsdp_version: /^2$/, rl: /^(?:dpo|kto|orpo|ipo)$/ }, says: "FSDP 2 cannot load a quantized model for preference training: Axolotl refuses the config. Use DeepSpeed, or `fsdp_version: 1`." },
  { at: "rl", is: /^kto$/, with: { remove_unused_columns: "missing" }, says: "KTO needs columns that the trainer would drop: Axolotl wants `remove_unused_columns: false`. Add it." },
  { at: "remove_unused_columns", with: { rl: /^kto$/ }, says: "KTO needs columns that the trainer would drop: Axolotl wants `remove_unused_columns: false`. Change it." },
  { at: "warmup_ratio", with: { rl: /^simpo$/ }, says: "The trainer of SimPO takes no `warmup_ratio`: Axolotl refuses it. Use `warmup_steps`." },
  { at: "relora", with: { adapter: "off" }, says: "ReLoRA restarts an adapter, so it needs `adapter: lora` or `qlora`. Add it." },
  { at: "relora", with: { jagged_restart_steps: "off" }, says: "ReLoRA needs `jagged_restart_steps`, after which the adapter restarts. Add it." },
  { at: "relora", with: { deepspeed: "on" }, says: "ReLoRA does not work with DeepSpeed: Axolotl refuses the config. Remove one." },
  { at: "context_parallel_size", is: { atLeast: 2 }, with: { flash_attention: "off", attn_implementation: "off" }, says: "Splitting sequences over GPUs needs `flash_attention: true`: Axolotl refuses the config without it. Turn it on." },
  { at: "sequence_parallel_degree", is: { atLeast: 2 }, with: { flash_attention: "off", attn_implementation: "off" }, says: "Splitting sequences over GPUs needs `flash_attention: true`: Axolotl refuses the config without it. Turn it on." },
  { at: "micro_batch_size", is: { atLeast: 2 }, with: { context_parallel_size: { atLeast: 2 }, sample_packing: "on" }, says: "With `sample_packing` and sequences that are split over GPUs, `micro_batch_size` must be 1." },
  { at: "gptq", with: { revision_of_model: "on" }, says: "A GPTQ model is loaded without a revision: Axolotl refuses `revision_of_model`. Download that revision and name its folder." },
  { at: "tokenizer_use_mistral_common", with: { chat_template: "on" }, says: "The tokenizer of mistral-common has a template of its own: Axolotl refuses `chat_template` beside it. Remove one." },
  { at: "tokenizer_use_mistral_common", with: { special_tokens: "on" }, says: "The tokenizer of mistral-common cannot be changed: Axolotl refuses `special_tokens` beside it. Remove one." },
  { at: "lora_mlp_kernel", with: { adapter: /^lora$/, load_in_8bit: "on" }, says: "`lora_mlp_kernel` does not work with an 8-bit model: Axolotl refuses the config. Use 4 bits (`qlora`), or remove it." },
  { at: "lora_qkv_kernel", with: { adapter: /^lora$/, load_in_8bit: "on" }, says: "`lora_qkv_kernel` does not work with an 8-bit model: Axolotl refuses the config. Use 4 bits (`qlora`), or remove it." },
  { at: "lora_o_kernel", with: { adapter: /^lora$/, load_in_8bit: "on" }, says: "`lora_o_kernel` does not work with an 8-bit model: Axolotl refuses the config. Use 4 bits (`qlora`), or remove it." },
  { at: "eval_strategy", is: /^(?!no$|false$)./, with: { val_set_size: /^0(?:\.0*)?$/, test_datasets: "off", eval_steps: "off" }, says: "`eval_strategy` asks for evaluations, yet `val_set_size: 0` leaves no data for them: Axolotl refuses the config. Keep some data back, or set `eval_strategy: no`." },
  { at: "pretrain_multipack_buffer_size", with: { streaming_multipack_buffer_size: "on" }, says: "`pretrain_multipack_buffer_size` is the older name of `streaming_multipack_buffer_size`, and both are set: Axolotl refuses the config. Remove the older one." },
  { at: "fp8_config", is: "set", with: { fp8: "off" }, says: "`fp8_config` says how FP8 scales, and `fp8` is off: Axolotl refuses the config. Add `fp8: true`, or remove it." },
  { at: "fp8_enable_fsdp_float8_all_gather", with: { "fp8_config.recipe": /^rowwise/ }, says: "`fp8_enable_fsdp_float8_all_gather` works with the recipe `tensorwise` only: Axolotl refuses it with rowwise scaling. Turn it off." },
  { at: "tokenizer_use_mistral_common", with: { tokens: "on" }, says: "The tokenizer of mistral-common cannot be changed: Axolotl refuses `tokens` beside it. Remove one." },
  { at: "tokenizer_use_mistral_common", with: { added_tokens_overrides: "on" }, says: "The tokenizer of mistral-common cannot be changed: Axolotl refuses `added_tokens_overrides` beside it. Remove one." },
  { at: "tokenizer_use_mistral_common", with: { processor_kwargs: "on" }, says: "The tokenizer of mistral-common takes no `processor_kwargs`: Axolotl refuses both. Remove one." },
  { at: "use_onebitllms", with: { adapter: /^q?lora$/ }, says: "Models of 1.58 bits take no LoRA: Axolotl refuses `use_onebitllms` with an adapter. Remove one." },
  ...["lora_mlp_kernel", "lora_qkv_kernel", "lora_o_kernel"].map((at): Combination => ({ at, with: { trust_remote_code: "on" }, says: `\`${at}\` replaces parts of a model that Axolotl knows, which it refuses with \`trust_remote_code\`. Turn one of them off.` })),
  { at: "eval_sample_packing", with: { rl: /^kto$/ }, says: "KTO cannot tell packed samples apart: Axolotl refuses `eval_sample_packing`. Turn it off." },
  { at: "dpo_loss_type", is: "set", with: { rl: "off" }, says: "`dpo_loss_type` is for `rl: dpo`, which is not set: Axolotl refuses it. Add `rl: dpo`, or remove it." },
  { at: "dpo_loss_type", is: "set", with: { rl: /^(?!dpo$)./ }, says: "`dpo_loss_type` is for `rl: dpo`, and another method is set: Axolotl refuses it. Remove it." },
  { at: "dpo_loss_weights", is: "set", with: { dpo_loss_type: "off" }, says: "`dpo_loss_weights` weighs the losses of `dpo_loss_type`, which is missing: Axolotl refuses the config. Add it." },
  { at: "dpo_use_liger_kernel", with: { rl: /^ipo$/ }, says: "Liger has no IPO loss: Axolotl refuses `dpo_use_liger_kernel` with it. Turn it off." },
  { at: "trl.num_generations", is: { below: 2 }, with: { rl: /^grpo$/ }, says: "GRPO compares the answers to a prompt with each other, so one answer teaches nothing: Axolotl wants at least 2. Raise it." },
  { at: "trl.multi_objective_aggregation", is: /^sum_then_normalize$/, with: { rl: /^gdpo$/ }, says: "`sum_then_normalize` makes GRPO of GDPO: Axolotl refuses the config. Use `normalize_then_sum`, or `rl: grpo`." },
  ...onlyFsdp2({ at: "optimizer", is: /^muon$/, with: { fsdp_config: "on" }, says: "The optimizer Muon works with FSDP 2 only: Axolotl refuses the config. Set `fsdp_version: 2`." }),
  ...onlyFsdp2({ at: "optimizer", is: /^(?:polora|q_galore_adamw8bit|flash_\w+)$/, with: { fsdp_config: "on" }, says: "This optimizer works with FSDP 2 only: Axolotl refuses the config. Set `fsdp_version: 2`." }),
  ...onlyFsdp2({ at: "optimizer", is: /8bit/, with: { fsdp_config: "on", "fsdp_config.offload_params": "on" }, says: "FSDP 1 cannot offload parameters with an 8-bit optimizer: Axolotl refuses the config. Choose another optimizer, or turn `offload_params` off." }),
  ...onlyFsdp2({ at: "fsdp_config.cpu_offload_pin_memory", is: /^false$/i, with: {}, says: "FSDP 1 always pins the memory that it offloads to: Axolotl refuses to turn that off. Set `fsdp_version: 2`, or remove it." }),
  { at: "fsdp_config.cpu_offload_pin_memory", is: /^false$/i, with: { "fsdp_config.offload_params": "off" }, says: "`cpu_offload_pin_memory: false` is about offloaded parameters, and `offload_params` is off: Axolotl refuses the config. Turn that on, or remove this." },
  { at: "fsdp_config.auto_wrap_policy", is: /^SIZE_BASED_WRAP$/, with: { "fsdp_config.min_num_params": "missing", "fsdp_config.fsdp_min_num_params": "missing" }, says: "Wrapping by size needs `min_num_params`, the size from which on: Axolotl refuses the config without it. Add it." },
  { at: "optimizer", is: /^(?:polora|q_galore_adamw8bit|flash_\w+)$/, with: { deepspeed: "on" }, says: "This optimizer does not work with DeepSpeed: Axolotl refuses the config. Choose another." },
  { at: "optimizer", is: /^polora$/, with: { adapter: "off" }, says: "The optimizer PoLoRA trains the two factors of an adapter: Axolotl wants `adapter: lora` or `qlora`. Add it." },
  ...["lora_modules_to_save", "unfrozen_parameters", "peft_use_dora", "peft_trainable_token_indices", "lisa_step_interval", "reward_model", "process_reward_model"].map((at): Combination => ({ at, with: { optimizer: /^polora$/ }, says: `The optimizer PoLoRA trains the factors of an adapter and nothing else, so what \`${at}\` adds would never learn: Axolotl refuses the config. Remove it, or choose another optimizer.` })),
  ...["loraplus_lr_ratio", "lr_groups", "embedding_lr", "embedding_lr_scale"].map((at): Combination => ({ at, with: { optimizer: /^polora$/ }, says: `The optimizer PoLoRA sets the step of each factor itself: Axolotl refuses \`${at}\`. Remove it.` })),
  { at: "optimizer", is: /^q_galore_adamw8bit$/, with: { adapter: "on" }, says: "Q-GaLore trains all weights: Axolotl refuses it with an adapter. Remove `adapter`, or choose another optimizer." },
  { at: "optimizer", is: /^(?:paged_adamw_8bit|adamw_8bit|adamw_bnb_8bit)$/, with: { tensor_parallel_size: { atLeast: 2 } }, says: "Tensor parallelism does not work with this 8-bit optimizer: Axolotl refuses the config. Use `adamw_torch_8bit`." },
  ...pairs(["cut_cross_entropy", "chunked_cross_entropy", "liger_cross_entropy", "liger_fused_linear_cross_entropy"]).map(([one, at]): Combination => ({ at, with: { [one]: "on" }, says: `The loss is computed in one way only, and both \`${one}\` and \`${at}\` are on: Axolotl refuses the config. Keep one.` })),
  { at: "load_in_4bit", with: { model_quantization_config: "on" }, says: "`model_quantization_config` quantizes the model already: Axolotl refuses `load_in_4bit` beside it. Remove one." },
  { at: "load_in_8bit", with: { model_quantization_config: "on" }, says: "`model_quantization_config` quantizes the model already: Axolotl refuses `load_in_8bit` beside it. Remove one." },
  { at: "fsdp_config.cpu_ram_efficient_loading", with: { model_quantization_config: /^Mxfp4Config$/ }, says: "A model in MXFP4 cannot be loaded on one rank first: Axolotl refuses `cpu_ram_efficient_loading`. Turn it off." },
  { at: "fsdp", with: { base_model: /falcon/i }, says: "Axolotl refuses FSDP with Falcon models. Use `deepspeed`." },
  { at: "gradient_checkpointing", with: { base_model: /mpt/i }, says: "MPT models have no gradient checkpointing: Axolotl refuses the config. Turn it off." },
  { at: "selective_checkpointing", with: { gradient_checkpointing: "off" }, says: "`selective_checkpointing` chooses what `gradient_checkpointing` keeps, and that is off: Axolotl refuses the config. Turn it on." },
  { at: "selective_checkpointing", with: { "gradient_checkpointing_kwargs.use_reentrant": "on" }, says: "`selective_checkpointing` needs `use_reentrant: false`: Axolotl refuses the config. Change it." },
  { at: "selective_checkpointing", with: { activation_offloading: /^(?!hidden_states$|false$)./i }, says: "`selective_checkpointing` goes with `activation_offloading: hidden_states` only: Axolotl refuses the config. Change one of them." },
  { at: "flash_optimum", with: { fp16: "on" }, says: "BetterTransformer does not train in mixed precision: Axolotl refuses `flash_optimum` with `fp16`. Use `float16: true`." },
  { at: "flash_optimum", with: { bf16: "on" }, says: "BetterTransformer does not train in mixed precision: Axolotl refuses `flash_optimum` with `bf16`. Use `bfloat16: true`." },
  ...["fsdp", "fsdp_config"].map((other): Combination => ({ at: "relora", with: { [other]: "on" }, says: "ReLoRA does not work with FSDP: Axolotl refuses the config. Remove one." })),
  { at: "relora", with: { lr_scheduler: /^one_cycle$/ }, says: "ReLoRA restarts the learning rate, which `one_cycle` does not allow: Axolotl refuses the config. Choose another scheduler." },
  { at: "relora", with: { flash_attn_fuse_mlp: "on" }, says: "ReLoRA cannot merge into fused modules: Axolotl refuses `flash_attn_fuse_mlp` with it. Remove that." },
  { at: "rl", is: /^ebft$/, with: { ebft: "off" }, says: "`rl: ebft` needs a section `ebft` with its `mode`: Axolotl refuses the config without it. Add it." },
  { at: "torch_compile", with: { rl: /^ebft$/, "ebft.mode": /^strided$/, gradient_checkpointing: "on" }, says: "EBFT in strided mode compiles its attention itself: Axolotl refuses `torch_compile` with `gradient_checkpointing`. Remove `torch_compile`." },
  { at: "torch_compile_options", is: "set", with: { torch_compile: "off" }, says: "`torch_compile_options` says how to compile, and `torch_compile` is off: Axolotl refuses the config. Turn it on." },
  { at: "fp32_norms", with: { fsdp_config: "missing" }, says: "`fp32_norms` is a setting of FSDP 2, and there is no `fsdp_config`: Axolotl refuses the config. Add that, or remove this." },
  ...onlyFsdp2({ at: "fp32_norms", with: { fsdp_config: "on" }, says: "`fp32_norms` works with FSDP 2 only: Axolotl refuses the config. Set `fsdp_version: 2`." }),
  ...["fsdp", "fsdp_config", "deepspeed"].map((other): Combination => ({ at: "ple_cpu_offload", with: { [other]: "on" }, says: `\`ple_cpu_offload\` places parameters itself, as does \`${other}\`: Axolotl refuses both. Remove one.` })),
  { at: "ple_cpu_offload", with: { adapter: "off" }, says: "`ple_cpu_offload` needs QLoRA in 4 bits or LoRA in 8 bits: Axolotl refuses the config without an adapter. Add it." },
  { at: "quantize_moe_experts", with: { lora_target_linear: "on" }, says: "`quantize_moe_experts` leaves no linear layers for `lora_target_linear`: Axolotl refuses both. Use `lora_target_parameters`." },
  { at: "quantize_moe_experts", with: { adapter: "off" }, says: "Quantized experts cannot be trained without an adapter: Axolotl refuses the config. Add `adapter: lora` or `qlora`." },
  { at: "quantize_moe_experts", with: { adapter: "on", load_in_4bit: "off", load_in_8bit: "off" }, says: "`quantize_moe_experts` follows `load_in_4bit` or `load_in_8bit`, and both are off: Axolotl refuses the config. Turn one of them on." },
  ...["load_in_8bit", "load_in_4bit", "peft"].map((other): Combination => ({ at: "qat", with: { [other]: "on" }, says: `Quantization-aware training changes all weights, so Axolotl refuses \`qat\` with \`${other}\`. Remove one.` })),
  { at: "qat.activation_dtype", is: /^(?!int8$)./, with: { "qat.weight_dtype": /^ternary$/ }, says: "Ternary weights go with `activation_dtype: int8` only: Axolotl refuses the config. Change it." },
  ...["streaming", "pretraining_dataset"].map((other): Combination => ({ at: "dataset_exact_deduplication", with: { [other]: "on" }, says: "Duplicates can be found in a whole data set only, and this one is streamed: Axolotl refuses the config. Turn one of them off." })),
  { at: "dataset_exact_deduplication", with: { skip_prepare_dataset: "on" }, says: "Duplicates are removed while data is prepared, which `skip_prepare_dataset` leaves out: Axolotl refuses both. Turn one of them off." },
  { at: "lora_dropout", with: { lora_target_parameters: "on" }, says: "Adapters on parameters take no dropout: Axolotl refuses `lora_dropout` with `lora_target_parameters`. Set it to 0." },
  { at: "merge_lora", with: { adapter: /^qlora$/, load_in_4bit: "on" }, says: "An adapter cannot be merged into a model in 4 bits: Axolotl refuses the config. Leave `merge_lora` out and run `axolotl merge-lora`." },
  ...["xformers_attention", "sage_attention", "flex_attention", "flash_attention", "sdp_attention", "eager_attention"].map((at): Combination => ({ at, with: { attn_implementation: "on" }, says: `\`attn_implementation\` says how attention is computed, and the older \`${at}\` says it again: Axolotl refuses both. Remove \`${at}\`.` })),
  { at: "attn_implementation", is: /^(?:eager|sdpa|flex_attention|xformers|sage|fp8)$/, with: { context_parallel_size: { atLeast: 2 }, use_glm_dsa_kernels: "off" }, says: "Splitting sequences over GPUs needs `attn_implementation: flash_attention_2`: Axolotl refuses another. Change it." },
  { at: "scaling_softmax", with: { attn_implementation: "off", flex_attention: "off" }, says: "`scaling_softmax` is a part of flex attention: Axolotl wants `attn_implementation: flex_attention`. Add it." },
  { at: "scaling_softmax", with: { attn_implementation: /^(?!flex_attention$)./ }, says: "`scaling_softmax` is a part of flex attention: Axolotl wants `attn_implementation: flex_attention`. Change it." },
  { at: "gemma4_hybrid_attn_impl", with: { attn_implementation: /^(?!flash_attention_2$)./ }, says: "`gemma4_hybrid_attn_impl` needs `attn_implementation: flash_attention_2`: Axolotl refuses another. Change it." },
  { at: "processor_kwargs.revision", is: "set", with: {}, says: "The revision stands at the top level as `revision_of_model`: Axolotl refuses it in `processor_kwargs`. Move it." },
  { at: "processor_kwargs.trust_remote_code", is: "set", with: {}, says: "`trust_remote_code` stands at the top level: Axolotl refuses it in `processor_kwargs`. Move it." },
];

/** Settings that newer releases refuse, while older ones took them. */
const RETIRED: readonly Combination[] = [
  { at: "max_packed_sequence_len", says: "It is no longer supported. Use `sequence_len` with `sample_packing: true`." },
  { at: "rope_scaling", says: "It is no longer supported at the top level. Put it into `overrides_of_model_config`." },
  { at: "s2_attention", says: "Shifted sparse attention is no longer supported. Remove it." },
  { at: "flash_attn_rms_norm", says: "It is no longer supported. Remove it." },
  { at: "rpo_alpha", is: "set" as const, says: "TRL 0.29 took it away. Remove it." },
  { at: "dpo_norm_loss", is: "set" as const, says: "TRL 0.29 took it away. Remove it." },
  { at: "dpo_generate_during_eval", is: "set" as const, says: "TRL 0.29 took it away. Remove it." },
  { at: "dpo_use_logits_to_keep", is: "set" as const, says: "TRL 0.29 took it away. Remove it." },
  { at: "save_safetensors", is: /^false$/i, says: "Transformers 5 saves as safetensors only. Remove it." },
  ...["unsloth_cross_entropy_loss", "unsloth_lora_mlp", "unsloth_lora_qkv", "unsloth_lora_o", "unsloth_rms_norm", "unsloth_rope"].map((at) => ({ at, says: "The kernels of Unsloth are gone. Use `lora_mlp_kernel`, `lora_qkv_kernel` and `lora_o_kernel`." })),
].map((one) => ({ ...one, with: {}, severity: "warning", says: `Axolotl 0.19 stops at \`${one.at}\`. ${one.says}` }));

/** A combination that counts for as long as nothing says that it is the second version of FSDP. */
function onlyFsdp2(one: Combination): readonly Combination[] {
  return [
    { ...one, with: { ...one.with, fsdp_version: "missing", "fsdp_config.fsdp_version": "missing", "fsdp_config.version": "missing" } },
    { ...one, with: { ...one.with, fsdp_version: /^1$/ } },
    { ...one, with: { ...one.with, fsdp_version: "missing", "fsdp_config.fsdp_version": /^1$/ } },
  ];
}

function pairs(names: readonly string[]): readonly (readonly [string, string])[] {
  return names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const));
}

export const axolotlNotTogether = defineRule({
  id: "axolotl-not-together",
  summary: "Settings that Axolotl refuses together",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["axolotl"],
  references: ["https://docs.axolotl.ai/docs/config-reference.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    yield* combinationsIn(root, [...REFUSED, ...RETIRED]);
    yield* groupsOfAnswers(root);
    yield* weightsOfLosses(root);
    yield* twoBetas(root);
    yield* packedStreams(root);
  },
});

interface Told {
  readonly at: Span;
  readonly message: string;
  readonly related: readonly { readonly at: Span; readonly message: string }[];
}

/** GRPO fills a step with whole groups of answers. */
function* groupsOfAnswers(root: Node | undefined): Generator<Told> {
  const group = scalarAt(root, "trl", "num_generations");
  if (scalarAt(root, "rl")?.text !== "grpo" || typeof group?.value !== "number" || group.value < 2) return;
  const [micro, accumulated, given] = [numberAt(root, "micro_batch_size"), numberAt(root, "gradient_accumulation_steps"), numberAt(root, "trl", "generation_batch_size")];
  const batch = given ?? (micro === undefined ? undefined : micro * (accumulated ?? 1));
  if (batch === undefined || batch % group.value === 0) return;
  const said = given === undefined ? `\`micro_batch_size\` × \`gradient_accumulation_steps\` is ${batch}` : `\`generation_batch_size\` is ${batch}`;
  const related = given === undefined ? othersIn(root, "micro_batch_size", "gradient_accumulation_steps") : othersIn(nodeAt(root, "trl"), "generation_batch_size");
  yield { at: group.span, message: `A step must hold whole groups of ${group.value} answers, and ${said}: Axolotl refuses the config. Make one a multiple of the other.`, related };
}

function* weightsOfLosses(root: Node | undefined): Generator<Told> {
  const [losses, weights] = [sequenceAt(root, "dpo_loss_type"), sequenceAt(root, "dpo_loss_weights")];
  if (!losses || !weights || losses.items.length === weights.items.length) return;
  yield { at: weights.span, message: `There are ${weights.items.length} weights for ${losses.items.length} losses: Axolotl refuses the config. Give each loss of \`dpo_loss_type\` one.`, related: othersIn(root, "dpo_loss_type") };
}

function* twoBetas(root: Node | undefined): Generator<Told> {
  const [outer, inner] = [scalarAt(root, "beta"), scalarAt(root, "trl", "beta")];
  if (typeof outer?.value !== "number" || typeof inner?.value !== "number" || outer.value === inner.value || outer.value * inner.value === 0) return;
  yield { at: outer.span, message: `\`beta\` is ${outer.text} here and ${inner.text} in \`trl\`: Axolotl refuses the config. Remove one.`, related: othersIn(nodeAt(root, "trl"), "beta") };
}

function* packedStreams(root: Node | undefined): Generator<Told> {
  const data = sequenceAt(root, "datasets");
  const packing = scalarAt(root, "sample_packing");
  if (!data || data.items.length < 2 || !packing || !isTrue(root, "sample_packing") || !isTrue(root, "streaming")) return;
  yield { at: packing.span, message: `Several streams cannot be packed yet, and there are ${data.items.length} data sets: Axolotl refuses the config. Turn \`sample_packing\` or \`streaming\` off.`, related: othersIn(root, "streaming", "datasets") };
}

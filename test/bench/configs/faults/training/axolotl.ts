import { faultsOf, generalYaml, given, lacking, slip, swap, within, without, yaml } from "../../changes.ts";
import type { Fault } from "../../fault.ts";

const KINDS = ["axolotl"];

/** Faults of Axolotl's configs. */
export const axolotlFaults: readonly Fault[] = [
  ...faultsOf(KINDS, [
    ["axolotl/qlora-needs-4bit", given(/^adapter: qlora/m, swap(/^load_in_4bit: true/m, "load_in_4bit: false")), given(/^adapter: qlora/m, without("load_in_4bit")), given(/^load_in_8bit: true/m, yaml("adapter", "qlora"))],
    ["axolotl/8bit-and-4bit", given(/^load_in_8bit: true/m, yaml("load_in_4bit", "true")), given(/^load_in_4bit: true/m, yaml("load_in_8bit", "true"))],
    ["axolotl/fsdp-and-deepspeed", given(/^deepspeed: \S/m, swap(/^(deepspeed: .*)$/m, "$1\nfsdp:\n  - full_shard\n  - auto_wrap")), given(/^fsdp(?:_config|_version)?:/m, yaml("deepspeed", "deepspeed_configs/zero2.json"))],
    ["axolotl/lora-no-targets", given(/^adapter: q?lora/m, lacking(/^lora_target_modules:\s*\n\s*-/m, without("lora_target_linear"))), given(/^adapter: q?lora/m, lacking(/^lora_target_modules:\s*\n\s*-/m, yaml("lora_target_linear", "false")))],
    ["axolotl/val-set-and-test-datasets", given(/^val_set_size: 0\.\d*[1-9]/m, lacking(/^test_datasets/m, swap(/^(val_set_size: .*)$/m, "$1\ntest_datasets:\n  - path: data/test.jsonl\n    type: alpaca\n    split: test")))],
    ["axolotl/sample-packing-with-rl", given(/^sample_packing: true/m, lacking(/^rl:/m, yaml("rl", "dpo")))],
    ["axolotl/warmup-both", given(/^warmup_ratio/m, yaml("warmup_steps", "10")), given(/^warmup_steps/m, yaml("warmup_ratio", "0.1"))],
    ["axolotl/saves-per-epoch-and-save-steps", given(/^saves_per_epoch: \d/m, lacking(/^save_steps/m, yaml("save_steps", "100"))), swap(/^saves_per_epoch: \d/m, "save_strategy: epoch\nsave_steps: 100")],
    ["axolotl/evals-per-epoch-and-eval-steps", given(/^evals_per_epoch: \d/m, lacking(/^eval_steps/m, yaml("eval_steps", "50")))],
    ["axolotl/pretraining-needs-max-steps", lacking(/^(?:max_steps|pretraining_dataset|datasets)/m, yaml("pretraining_dataset", "allenai/c4")), lacking(/^max_steps/m, swap(/^datasets:/m, "pretraining_dataset:"))],
    ["axolotl/batch-fields-two-of-three", given(/^micro_batch_size/m, lacking(/^batch_size/m, given(/^gradient_accumulation_steps/m, yaml("batch_size", "8")))), without("micro_batch_size"), given(/^micro_batch_size/m, without("gradient_accumulation_steps"))],
    ["axolotl/early-stopping-needs-eval", lacking(/^early_stopping_patience/m, swap(/^val_set_size: .*$/m, "val_set_size: 0\nearly_stopping_patience: 3")), given(/^val_set_size: 0(?:\.0)?$/m, yaml("early_stopping_patience", "2"))],
    ["axolotl/deepspeed-file-missing", lacking(/^fsdp/m, yaml("deepspeed", "deepspeed_configs/zero9.json")), lacking(/^fsdp/m, yaml("deepspeed", "deepspeed_configs/zero3_bf16_cpuofload.json"))],
    ["axolotl/fp16-bf16-both", given(/^bf16: (?:auto|true)/m, swap(/^bf16: \w+/m, "bf16: true\nfp16: true")), given(/^bf16: true/m, yaml("fp16", "true"))],
    ["axolotl/not-together", given(/^adapter: q?lora/m, lacking(/^merge_lora/m, yaml("relora", "true\nfsdp_version: 2"))), given(/^adapter: lora/m, given(/^sample_packing: true/m, yaml("s2_attention", "true"))), given(/^sample_packing: true/m, yaml("sample_packing", "true\npad_to_sequence_len: false\nmultipack_real_batches: maybe")), given(/^adapter:\s*$/m, yaml("load_in_4bit", "true")), given(/^gradient_checkpointing: true/m, yaml("neftune_noise_alpha", "-5"))],
    ["axolotl/not-together", given(/^adapter: q?lora/m, given(/^lora_alpha: \d/m, lacking(/^(?:lora_model_dir|peft)/m, without("lora_r")))), given(/^adapter: qlora/m, yaml("gptq", "true"))],
    ["axolotl/not-together", given(/^adapter: q?lora/m, yaml("qat", "{ weight_dtype: int8 }\nload_in_8bit: true")), yaml("torch_compile_options", "{ shape_padding: true }"), lacking(/^rl:/m, yaml("dpo_loss_type", "[sigmoid]")), lacking(/^fp8:/m, yaml("fp8_config", "{ recipe: rowwise }")), given(/^micro_batch_size: [124]$/m, lacking(/^(?:rl|trl):/m, yaml("trl", "{ num_generations: 7 }\nrl: grpo"))), yaml("rope_scaling", "{ type: linear, factor: 2 }"), given(/^flash_attention: true/m, yaml("attn_implementation", "flash_attention_2"))],
    ["axolotl/schema", yaml("attn_implementation", "flash"), swap(/^(\s+)split: \w+$/m, "$1train_on_split: train"), yaml("large_head_attention", "triton")],
    ["peft/target-misspelt", swap(/^(lora_target_modules:\s*\n\s*- )q_proj/m, '$1"*_proj"')],
    ["peft/target-misspelt", swap(/^(lora_target_modules:\s*\n\s*- )q_proj/m, "$1q_porj"), swap(/^( *- )gate_proj/m, "$1gate_prooj"), swap(/^( *- )down_proj/m, "$1donw_proj")],
    ["trainer/lr-implausible", yaml("learning_rate", "2")],
    ["axolotl/schema", yaml("warmup_steps", "0.1"), yaml("saves_per_epoch", "0.5")],
    ["axolotl/schema", yaml("adapter", "qloraa"), yaml("optimizer", "adamw_bnb8bit"), yaml("lr_scheduler", "cosinee"), yaml("learning_rate", "fast"), yaml("micro_batch_size", "two"), yaml("micro_batch_size", "0"), yaml("num_epochs", "-1"), yaml("sequence_len", "4k"), yaml("sample_packing", "maybe"), yaml("val_set_size", "1.5"), yaml("val_set_size", "ten percent"), yaml("bf16", "ture"), yaml("lora_r", "0"), yaml("lora_dropout", "1.5"), yaml("lora_alpha", "sixteen"), yaml("gradient_accumulation_steps", "0"), yaml("rl", "dppo"), yaml("attn_implementation", "flash_atention_2"), yaml("warmup_ratio", "10"), yaml("chat_template", "lama3"), yaml("tf32", "onn"), yaml("lr_scheduler_kwargs", "0.1"), yaml("saves_per_epoch", "often"), yaml("weight_decay", "-0.1"), yaml("gradient_checkpointing", "ofload"), yaml("wandb_log_model", "checkpoints"), yaml("hub_strategy", "eachsave")],
    ["axolotl/schema", slip("base_model"), slip("datasets"), slip("sequence_len"), slip("sample_packing"), slip("lora_r"), slip("lora_target_linear"), slip("lora_target_modules"), slip("micro_batch_size"), slip("gradient_accumulation_steps"), slip("num_epochs"), slip("learning_rate"), slip("lr_scheduler"), slip("optimizer"), slip("val_set_size"), slip("output_dir"), slip("load_in_4bit"), slip("gradient_checkpointing"), slip("special_tokens"), slip("pad_token"), slip("path"), slip("type"), slip("wandb_project"), slip("logging_steps"), slip("saves_per_epoch"), slip("dataset_prepared_path"), slip("attn_implementation"), slip("resume_from_checkpoint"), slip("trust_remote_code"), slip("field"), slip("data_files"), slip("fsdp_config"), slip("weight_decay")],
    ["axolotl/schema", without("base_model"), without("datasets"), swap(/^(\s+)type: alpaca$/m, "$1type: alpacca"), swap(/^(\s+)type: \w+$/m, "$1type: sharegpt"), swap(/^(\s+)type: chat_template$/m, "$1type: chat_templat"), swap(/^datasets:\n/m, "datasets: my/data\nother:\n"), swap(/^(plugins:\s*\n\s*- )\S+/m, "$1axolotl.integrations.cut_corss_entropy.CutCrossEntropyPlugin"), within("special_tokens", "pad_tokn", "x")],
  ]),
  ...generalYaml(KINDS, "output_dir", "special_tokens"),
];

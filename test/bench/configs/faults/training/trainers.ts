import { faultsOf, generalYaml, given, lacking, slip, swap, within, without, yaml } from "../../changes.ts";
import type { Fault } from "../../fault.ts";

const BOTH = ["trl-recipe", "llamafactory"];
const LLAMAFACTORY = ["llamafactory"];
const RECIPES = ["trl-recipe"];

/** Faults of the arguments of Transformers' Trainer, of TRL and of LLaMA-Factory. */
export const trainerFaults: readonly Fault[] = [
  ...faultsOf(BOTH, [
    ["trainer/fp16-bf16-both", given(/^bf16: true/m, yaml("fp16", "true"))],
    ["trainer/best-model-strategy-match", given(/^eval_strategy: steps/m, lacking(/^save_strategy/m, yaml("load_best_model_at_end", "true\nsave_strategy: epoch"))), given(/^save_strategy: "no"/m, yaml("load_best_model_at_end", "true")), given(/^eval_strategy: epoch/m, given(/^save_strategy: "steps"/m, yaml("load_best_model_at_end", "true")))],
    ["trainer/save-steps-multiple", given(/^eval_steps: 16/m, yaml("load_best_model_at_end", "true\nsave_steps: 100")), given(/^eval_strategy: steps/m, given(/^eval_steps: 100$/m, given(/^save_steps: 100$/m, yaml("load_best_model_at_end", "true\nsave_steps: 150")))), given(/^save_steps: 128/m, yaml("save_steps", "100\nload_best_model_at_end: true"))],
    ["trainer/eval-strategy-renamed", swap(/^eval_strategy:/m, "evaluation_strategy:")],
    ["trainer/warmup-both", given(/^warmup_ratio/m, yaml("warmup_steps", "100"))],
    ["trainer/lr-implausible", yaml("learning_rate", "50.0"), yaml("learning_rate", "2.0")],
    ["trainer/eval-without-dataset", given(/^eval_strategy: steps/m, swap(/^val_size: .*\n/m, "")), given(/^dataset: /m, lacking(/^(?:val_size|eval_dataset|eval_strategy)/m, yaml("eval_strategy", "epoch")))],
    ["trainer/deepspeed-file-missing", swap(/^(deepspeed: \S*\/)\S+/m, "$1no_such_file.json")],
    ["trainer/schema", yaml("lr_scheduler_type", "cosin"), yaml("optim", "adamw_troch"), yaml("save_strategy", "step"), yaml("eval_strategy", "every"), yaml("logging_strategy", "stepwise"), yaml("report_to", "wandbb"), yaml("per_device_train_batch_size", "0"), yaml("per_device_train_batch_size", "two"), yaml("gradient_accumulation_steps", "0"), yaml("gradient_accumulation_steps", "1.5"), yaml("num_train_epochs", "three"), yaml("bf16", "yess"), yaml("warmup_ratio", "10"), yaml("warmup_ratio", "-0.1"), yaml("seed", "random"), yaml("max_grad_norm", "high"), yaml("save_total_limit", "all"), yaml("logging_steps", "-10"), yaml("hub_strategy", "each_save"), yaml("weight_decay", "-0.1"), yaml("learning_rate", "-1.0e-5"), yaml("neftune_noise_alpha", "five")],
    ["trainer/schema", slip("learning_rate"), slip("per_device_train_batch_size"), slip("gradient_accumulation_steps"), slip("num_train_epochs"), slip("lr_scheduler_type"), slip("warmup_ratio"), slip("output_dir"), slip("logging_steps"), slip("save_steps"), slip("bf16"), slip("eval_strategy"), slip("eval_steps"), slip("model_name_or_path"), slip("save_total_limit"), slip("report_to"), slip("max_steps"), slip("seed")],
    ["common/secret-literal", yaml("hub_token", "hf_aBcDeFgHiJkLmNoPqRsTuVwXyZ12345678")],
  ]),
  ...faultsOf(BOTH, [["trainer/not-together", lacking(/^greater_is_better/m, yaml("metric_for_best_model", "eval_loss\ngreater_is_better: true")), lacking(/^(?:metric_for_best_model|greater_is_better)/m, yaml("metric_for_best_model", "accuracy\ngreater_is_better: false"))]]),
  ...faultsOf(RECIPES, [
    ["trainer/schema", yaml("num_generations", "1"), yaml("vllm_mode", "collocate"), yaml("scale_rewards", "groups"), yaml("packing_strategy", "bdf"), yaml("ddp_backend", "ncc"), yaml("fsdp", "full_shardd auto_wrap"), yaml("loss_type", "gpro"), yaml("vllm_gpu_memory_utilization", "30")],
    ["trainer/not-together", lacking(/^num_generations/m, yaml("num_generations", "8\nauto_find_batch_size: true")), lacking(/^num_generations/m, yaml("generation_batch_size", "30\nnum_generations: 8")), lacking(/^generation_batch_size/m, yaml("generation_batch_size", "32\nsteps_per_generation: 4"))],
    ["trainer/number-is-string", yaml("learning_rate", "5e-7"), yaml("weight_decay", "1e-2"), yaml("adam_epsilon", "1e-8")],
    ["common/norway", swap(/^save_strategy: "no"/m, "save_strategy: no"), yaml("eval_strategy", "no")],
    ["trainer/schema", slip("beta"), slip("max_length"), slip("max_prompt_length"), slip("torch_dtype"), slip("attn_implementation"), slip("gradient_checkpointing_kwargs"), slip("lora_r"), slip("lora_target_modules"), slip("use_peft"), slip("dataset_mixture"), slip("hub_model_id"), slip("split"), yaml("loss_type", "sigmoidd"), yaml("torch_dtype", "bfloat"), yaml("attn_implementation", "flash_attn_2"), given(/^lora_r/m, yaml("lora_r", "sixteen")), given(/^lora_dropout/m, yaml("lora_dropout", "1.5")), given(/^beta/m, yaml("beta", "small")), yaml("log_level", "verbose"), given(/^load_in_4bit: true/m, yaml("load_in_8bit", "true"))],
  ]),
  ...faultsOf(LLAMAFACTORY, [
    ["llamafactory/quantization-needs-lora", given(/^finetuning_type: full/m, yaml("quantization_bit", "4")), given(/^finetuning_type: lora/m, lacking(/do_predict/, yaml("finetuning_type", "full\nquantization_bit: 8")))],
    ["llamafactory/predict-with-generate-sft", given(/^stage: sft/m, given(/^predict_with_generate/m, yaml("stage", "pt"))), given(/^stage: sft/m, lacking(/predict_with_generate/, yaml("stage", "dpo\npredict_with_generate: true")))],
    ["llamafactory/predict-with-generate-zero3", given(/^deepspeed: .*z3/m, lacking(/predict_with_generate/, yaml("predict_with_generate", "true")))],
    ["llamafactory/streaming-needs-max-steps", lacking(/^(?:max_steps|streaming)/m, given(/do_train: true/, yaml("streaming", "true")))],
    ["llamafactory/streaming-val-size", lacking(/^streaming/m, given(/^val_size: 0/m, yaml("streaming", "true\nmax_steps: 100")))],
    ["llamafactory/neat-packing-sft", yaml("stage", "dpo\nneat_packing: true")],
    ["llamafactory/val-size-and-eval-dataset", given(/^dataset: /m, lacking(/^(?:val_size|eval_dataset)/m, yaml("val_size", "0.1\neval_dataset: identity"))), given(/^eval_dataset/m, yaml("val_size", "0.1"))],
    ["llamafactory/adapter-needs-lora", given(/^finetuning_type: full/m, yaml("adapter_name_or_path", "saves/lora")), given(/^adapter_name_or_path/m, yaml("finetuning_type", "full"))],
    ["llamafactory/ppo-reward-model", given(/^stage: sft/m, given(/do_train/, yaml("stage", "ppo")))],
    ["llamafactory/template", given(/^model_name_or_path: .*Qwen/m, yaml("template", "qwen2.5")), given(/^model_name_or_path: .*Qwen/m, yaml("template", "llama3")), given(/^template: llama3$/m, swap(/^template: llama3$/m, "template: llama3.1"))],
    ["llamafactory/not-together", given(/^deepspeed: .*z3/m, yaml("predict_with_generate", "true")), lacking(/^image_m/m, yaml("image_max_pixels", "256\nimage_min_pixels: 1024"))],
    ["llamafactory/not-together", lacking(/^mix_strategy/m, given(/^dataset: [^,]+$/m, yaml("interleave_probs", "0.5"))), lacking(/^quantization_method/m, swap(/^quantization_bit: 4/m, "quantization_bit: 5"))],
    ["llamafactory/not-together", given(/^finetuning_type: full/m, yaml("use_dora", "true")), given(/^finetuning_type: full/m, yaml("loraplus_lr_ratio", "16.0")), given(/^pure_bf16: true/m, yaml("deepspeed", "examples/deepspeed/ds_z3_config.json")), given(/^use_apollo: true/m, yaml("use_galore", "true")), given(/^use_apollo: true/m, yaml("finetuning_type", "lora")), yaml("pissa_init", "true\nfinetuning_type: full"), given(/^do_train/m, yaml("stage", "dpo\ndpo_label_smoothing: 0.1\npref_loss: orpo")), given(/^do_train/m, yaml("use_unsloth", "true\ndeepspeed: examples/deepspeed/ds_z3_config.json"))],
    ["llamafactory/schema", yaml("stage", "sftt"), yaml("stage", "train"), yaml("finetuning_type", "qlora"), yaml("template", "lama3"), yaml("template", "qwen5"), yaml("cutoff_len", "2k"), yaml("max_samples", "all"), yaml("quantization_bit", "5\nfinetuning_type: lora"), yaml("flash_attn", "fa3x"), yaml("mix_strategy", "interleave"), yaml("val_size", "-0.1"), yaml("val_size", "lots"), given(/apollo_scale_type/, yaml("apollo_scale_type", "chanel")), yaml("fp8_backend", "torhcao"), yaml("infer_backend", "vlllm"), yaml("pref_loss", "sigmod")],
    ["llamafactory/schema", slip("stage"), slip("finetuning_type"), slip("template"), slip("cutoff_len"), slip("dataset"), slip("max_samples"), slip("overwrite_cache"), slip("preprocessing_num_workers"), slip("plot_loss"), slip("do_train"), slip("lora_target"), slip("lora_rank"), slip("trust_remote_code"), slip("flash_attn"), slip("freeze_vision_tower"), slip("fsdp_config"), slip("ddp_timeout"), slip("use_v1_kernels")],
    ["llamafactory/required", given(/do_train/, without("dataset"))],
  ]),
  ...generalYaml(RECIPES, "learning_rate", "gradient_checkpointing_kwargs"),
  ...generalYaml(LLAMAFACTORY, "output_dir", "modelopt"),
  ...faultsOf(RECIPES, [["trainer/schema", within("gradient_checkpointing_kwargs", "use_reentrant", "maybe"), swap(/^report_to:\n- tensorboard/m, "report_to:\n- tensorbord")]]),
];

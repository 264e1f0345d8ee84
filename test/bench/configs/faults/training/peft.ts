import { faultsOf, generalJson, given, json, slip, swap } from "../../changes.ts";
import type { Fault } from "../../fault.ts";

const KINDS = ["peft-adapter"];

/** Faults of adapter_config.json. */
export const peftFaults: readonly Fault[] = [
  ...faultsOf(KINDS, [
    ["peft/rank-positive", given(/"r":/, json("r", 0)), given(/"r":/, json("r", -8)), given(/"rank_pattern": \{\}/, swap(/"rank_pattern": \{\}/, '"rank_pattern": {"q_proj": 0}')), given(/"target_r"/, json("target_r", 0)), given(/"n_frequency"/, json("n_frequency", 0)), given(/"boft_block_size"/, json("boft_block_size", -4))],
    ["peft/dropout-range", given(/"lora_dropout"/, json("lora_dropout", 1.5)), given(/"lora_dropout"/, json("lora_dropout", -0.1)), given(/"deft_dropout"/, json("deft_dropout", 5)), given(/"boft_dropout"/, json("boft_dropout", 2)), given(/"lora_dropout"/, json("lora_dropout", "0.05"))],
    ["peft/no-target-modules", given(/"peft_type": "LORA"/, swap(/"target_modules": \[[^\]]*\]/, '"target_modules": []'))],
    ["peft/no-target-modules", given(/"peft_type": "LORA"/, given(/"base_model_name_or_path": ".*(?:[Ww]hisper|Qwen3-\d+B-A|[Pp]hi-[34])/, swap(/"target_modules": \[[^\]]*\]/, '"target_modules": null')))],
    ["peft/target-misspelt", swap(/"target_modules": \[\s*"[^"]*"/, '"target_modules": [\n    "*_proj"')],
    ["peft/absolute-base-path", json("base_model_name_or_path", "/home/anna/models/llama-3-8b"), json("base_model_name_or_path", "C:\\models\\llama")],
    ["peft/target-and-modules-to-save", given(/"target_modules": \[\s*"q_proj"/, swap(/"modules_to_save": null/, '"modules_to_save": ["q_proj"]')), given(/"v_proj"/, swap(/"modules_to_save": null/, '"modules_to_save": ["v_proj"]'))],
    ["peft/layers-pattern-needs-layers-to-transform", swap(/"layers_pattern": null/, '"layers_pattern": "layers"'), swap(/"layers_pattern": null/, '"layers_pattern": ["h"]')],
    ["peft/schema", given(/"peft_type"/, json("peft_type", "LORRA")), given(/"peft_type"/, json("peft_type", "lora")), json("task_type", "CAUSAL_LN"), given(/"bias"/, json("bias", "nonee")), swap(/^\s*"peft_type".*\n/m, ""), given(/"lora_alpha"/, json("lora_alpha", "16")), given(/"r":/, json("r", "16")), given(/"init_lora_weights"/, json("init_lora_weights", "gausian")), given(/"fan_in_fan_out"/, json("fan_in_fan_out", "false")), given(/"use_dora"/, json("use_dora", "no")), given(/"inference_mode"/, json("inference_mode", 3)), swap(/"target_modules": \[[^\]]*\]/, '"target_modules": [1, 2]'), swap(/"target_modules": \[[^\]]*\]/, '"target_modules": 4'), given(/"layers_to_transform"/, json("layers_to_transform", "0-5")), given(/"lora_alpha"/, json("lora_alpha", -16))],
    ["peft/schema", slip("lora_alpha"), slip("lora_dropout"), slip("target_modules"), slip("peft_type"), slip("base_model_name_or_path"), slip("modules_to_save"), slip("task_type"), slip("n_frequency"), slip("use_rslora")],
    ["peft/target-misspelt", swap(/"q_proj"/, '"q_porj"'), swap(/"v_proj"/, '"v_prooj"'), swap(/"down_proj"/, '"donw_proj"')],
    ["peft/dropout-range", given(/"lora_dropout"/, json("lora_dropout", 1))],
    ["peft/not-together", given(/"peft_type": "LORA"/, json("init_lora_weights", "loftq")), given(/"lora_alpha"/, swap(/"peft_type": "LORA"/, '"peft_type": "VERA"'))],
    ["peft/not-together", given(/"use_dora": false/, given(/"peft_type": "ADALORA"/, json("use_dora", true))), given(/"peft_type": "ADALORA"/, given(/"total_step"/, json("total_step", 100)))],
  ]),
  ...generalJson(KINDS),
];

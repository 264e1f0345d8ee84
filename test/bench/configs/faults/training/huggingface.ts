import { noted } from "../../adjusted.ts";
import { faultsOf, generalJson, given, json, jsonWithin, lacking, slip, swap } from "../../changes.ts";
import type { Fault } from "../../fault.ts";

const CONFIG = ["hf-config"];
const GENERATION = ["hf-generation-config"];
const TOKENIZER = ["hf-tokenizer-config"];

/** Faults of what Hugging Face models carry with them: config.json, generation_config.json, tokenizer_config.json, cards. */
export const huggingFaceFaults: readonly Fault[] = [
  ...faultsOf(CONFIG, [
    ["hf/heads-divide-hidden", lacking(/"(?:head_dim|n_head)"/, json("num_attention_heads", 7)), lacking(/"head_dim"/, given(/"n_head"/, json("n_head", 5))), lacking(/"(?:head_dim|n_embd)"/, given(/"num_attention_heads"/, json("hidden_size", 4001)))],
    ["hf/kv-heads-divide-heads", lacking(/"text_config"/, given(/"num_attention_heads": (?:32|16)/, json("num_key_value_heads", 3))), given(/"num_key_value_heads"/, json("num_key_value_heads", 64))],
    ["hf/token-id-in-vocab", given(/"bos_token_id": \d/, given(/"vocab_size"/, json("bos_token_id", 9_999_999))), given(/"eos_token_id": \d/, given(/"vocab_size"/, json("eos_token_id", 9_999_999))), given(/"pad_token_id": \d/, json("pad_token_id", 9_999_999)), given(/"bos_token_id": \d/, json("vocab_size", 1))],
    ["hf/schema", given(/"rms_norm_eps"/, json("rms_norm_eps", 100_000)), given(/"layer_norm_eps"/, json("layer_norm_eps", 0.5))],
    ["hf/experts-chosen", given(/"num_experts_per_tok"/, json("num_experts_per_tok", 512))],
    ["hf/quantization-incomplete", given(/"quant_method"/, swap(/^\s*"quant_method": .*\n/m, "")), given(/"quant_method": "(?:gptq|awq)"/, swap(/"bits": \d+/, '"bits": 5')), given(/"quant_method": "(?:gptq|awq)"/, swap(/"group_size": \d+/, '"group_size": 0')), lacking(/"quantization_config"/, json("quantization_config", { bits: 4, group_size: 128 }))],
    ["hf/rope-scaling-shape", given(/"rope_type": "llama3"/, swap(/"high_freq_factor": 4.0/, '"high_freq_factor": 0.5')), given(/"rope_type": "llama3"/, swap(/"original_max_position_embeddings": \d+/, '"original_max_position_embeddings": 1000000'))],
    ["hf/rope-scaling-shape", given(/"rope_scaling"/, swap(/^\s*"low_freq_factor".*\n/m, "")), given(/"rope_scaling"/, swap(/"rope_type": "\w+"/, '"rope_type": "lama3"')), given(/"rope_scaling"/, swap(/^\s*"factor": 8.0,\n/m, "")), given(/"model_type": "(?:llama|mistral|rugpt3xl)"/, lacking(/"rope_scaling": \{/, json("rope_scaling", { type: "linear" }))), given(/"model_type": "(?:llama|mistral)"/, lacking(/"rope_scaling": \{/, json("rope_scaling", { factor: 2 }))), given(/"rope_scaling"/, swap(/"factor": 8.0/, '"factor": "8"'))],
    ["hf/label-maps-mismatch", given(/"id2label"/, swap(/"LABEL_1": 1/, '"LABEL_3": 1')), given(/"id2label"/, swap(/"LABEL_1": 1/, '"LABEL_1": 2')), lacking(/id2label/, swap(/^\{\s*\n/, '{\n  "id2label": {"0": "NEG", "1": "POS"}, "label2id": {"NEG": 0, "POSITIVE": 1},\n'))],
    ["hf/dtype-conflict", given(/"torch_dtype": "(?:float|bfloat)/, json("dtype", "float64"))],
    ["hf/dropout-range", given(/"attention_dropout"/, json("attention_dropout", 1.5)), given(/"attn_pdrop"/, json("attn_pdrop", -0.1)), given(/"hidden_dropout_prob"/, json("hidden_dropout_prob", 10)), given(/"embedding_dropout"/, json("embedding_dropout", 1.1))],
    ["hf/model-type-misspelt", swap(/("model_type": ")(llama|qwen|mixtral)(\d?)"/, '$1$2-$3"')],
    ["hf/schema", given(/"num_hidden_layers"/, json("num_hidden_layers", 0)), given(/"vocab_size"/, json("vocab_size", "32000")), given(/"hidden_size"/, json("hidden_size", -4096)), given(/"num_hidden_layers"/, json("num_hidden_layers", 2.5)), given(/"use_cache"/, json("use_cache", "yes")), given(/"torch_dtype"/, json("torch_dtype", "bfloat")), given(/"hidden_act"/, json("hidden_act", "sillu")), swap(/"architectures": \[\s*("[^"]+")\s*\]/, '"architectures": $1'), given(/"model_type"/, json("model_type", "lama")), given(/"rms_norm_eps"/, json("rms_norm_eps", "1e-05")), given(/"max_position_embeddings"/, json("max_position_embeddings", 0)), given(/"initializer_range"/, json("initializer_range", "0.02"))],
    ["hf/schema", slip("num_attention_heads"), slip("num_key_value_heads"), slip("max_position_embeddings"), slip("tie_word_embeddings"), slip("vocab_size"), slip("torch_dtype"), slip("model_type"), slip("architectures")],
    ["hf/quantization", given(/"load_in_4bit": true/, jsonWithin("quantization_config", "load_in_8bit", true)), given(/quantization_config/, swap(/"bnb_4bit_quant_type": "nf4"/, '"bnb_4bit_quant_type": "nf5"')), given(/quantization_config/, swap(/"quant_method": "bitsandbytes"/, '"quant_method": "bitsandbites"')), given(/quantization_config/, swap(/("bnb_4bit_compute_dtype"): "bfloat16"/, '$1: "bf16"'))],
  ]),
  ...noted(/./, faultsOf(CONFIG, [["hf/auto-map-remote-code", lacking(/"auto_map"/, json("auto_map", { AutoModelForCausalLM: "modeling_custom.CustomModel" }))]])),
  ...generalJson(CONFIG),
  ...faultsOf(GENERATION, [
    ["hf/generation-flag-ignored", lacking(/do_sample/, json("temperature", 0.3)), lacking(/do_sample/, json("top_p", 0.8)), given(/"(?:temperature|top_p)"/, json("do_sample", false))],
    ["hf/generation-range", json("temperature", -1), json("top_p", 1.5), json("top_k", -5), json("repetition_penalty", -1.2), json("num_beams", 0), json("max_new_tokens", -1), json("min_p", 3), json("typical_p", 2)],
    ["hf/generation-min-max", given(/"max_new_tokens"/, json("min_new_tokens", 100_000)), given(/"max_length": \d/, json("min_length", 1_000_000))],
    ["hf/schema", slip("temperature"), slip("max_new_tokens"), slip("do_sample"), slip("repetition_penalty"), slip("eos_token_id"), given(/do_sample/, json("do_sample", "true")), given(/temperature/, json("temperature", "0.7")), json("max_length", "512"), json("cache_implementation", "statik"), given(/top_k/, json("top_k", 0.5)), json("early_stopping", "always")],
    ["hf/not-together", lacking(/num_beams|"do_sample": true/, json("num_return_sequences", 4)), lacking(/num_beams/, json("length_penalty", 0.7))],
  ]),
  ...generalJson(GENERATION),
  ...faultsOf(TOKENIZER, [
    ["hf/chat-template-syntax", swap(/\{% endfor %\}/, "{% endfr %}"), swap(/\{% endif %\}/, ""), swap(/\{% for message in messages %\}/, "{% for message messages %}"), swap(/message\['content'\]/, "message['content'"), swap(/ %\}/, " }"), swap(/\{% elif /, "{% elsif "), swap(/\{% endfor %\}/, "")],
    ["hf/schema", slip("model_max_length"), slip("bos_token"), slip("chat_template"), slip("tokenizer_class"), slip("add_prefix_space"), given(/"model_max_length"/, json("model_max_length", "2048")), given(/"model_max_length"/, json("model_max_length", -1)), given(/"add_prefix_space"/, json("add_prefix_space", "no")), json("padding_side", "center"), json("truncation_side", "rigth"), given(/"tokenizer_class"/, json("tokenizer_class", 5)), swap(/"special": true/, '"special": "true"'), swap(/"content": "(\S+?)",/, '"contents": "$1",')],
  ]),
  ...generalJson(TOKENIZER),
  ...faultsOf(["hf-dataset-or-model-card"], [
    ["card/license-unknown", swap(/^license: .*$/m, "license: apache2"), lacking(/^license:/m, swap(/^---\n/, "---\nlicense: MIT License\n"))],
    ["card/pipeline-tag-unknown", swap(/^---\n/, "---\npipeline_tag: text-generaton\n")],
    ["card/base-model-missing-for-adapter", given(/library_name: peft/, swap(/^base_model: .*\n/m, ""))],
    ["card/language-unknown", swap(/^---\n/, "---\nlanguage: english\n")],
    ["card/id-form", given(/library_name: peft/, swap(/^base_model: .*$/m, "base_model: meta llama/Llama 3"))],
    ["card/metric-type", given(/library_name/, swap(/^---\n/, "---\nmodel-index:\n- name: demo\n  results:\n  - task:\n      type: text-generation\n    dataset:\n      name: d\n      type: d\n    metrics:\n    - name: Accuracy\n      type: Accuracy score\n      value: 0.5\n"))],
    ["card/schema", given(/^sdk: gradio/m, swap(/^sdk: gradio/m, "sdk: gradoi")), slip("license"), slip("base_model"), slip("library_name"), swap(/^---\n/, "---\ntags: nlp: text\n"), swap(/^colorFrom: \w+/m, "colorFrom: orange"), slip("colorFrom"), swap(/^pinned: false/m, "pinned: maybe")],
  ]),
];

import { documented, fieldKeys, keysOf } from "../schema/fields.ts";
import { LLAMAFACTORY_ARGUMENTS } from "../schema/fields/llamafactory.ts";
import type { Shape } from "../schema/shape.ts";
import { TRAINER_KEYS } from "../trainer/schema.ts";

const DOCS = {
  packing: "Put several examples into one sequence.",
  neat_packing: "Packing without attention between the examples.",
  train_on_prompt: "Count the loss on the prompt too.",
  mask_history: "Count the loss on the last turn only.",
  overwrite_cache: "Prepare the data again.",
  tokenized_path: "A folder with data that was tokenized before.",
  export_dir: "Where the merged model goes.",
  adapter_name_or_path: "Adapters to start from, separated by commas.",
  pref_loss: "The loss of preference training.",
  reward_model: "The reward model of PPO.",
  use_unsloth: "Train with Unsloth's kernels.",
  freeze_vision_tower: "Leave the weights of the image encoder alone.",
};

/** Templates of LLaMA-Factory 0.9.5 that many runs name; others are possible, since forks register their own. */
const TEMPLATES = ["alpaca", "aquila", "atom", "baichuan", "baichuan2", "bailing", "belle", "bluelm", "breeze", "chatglm2", "chatglm3", "chatml", "chatml_de", "codegeex2", "codegeex4", "cohere", "cpm", "cpm3", "cpm4", "dbrx", "deepseek", "deepseek3", "deepseekcoder", "deepseekr1", "default", "dolphin", "empty", "ernie", "exaone", "falcon", "falcon_h1", "fewshot", "gemma", "gemma2", "gemma3", "gemma3n", "glm4", "glm4_moe", "glm4v", "gpt", "gpt_oss", "granite3", "granite4", "hunyuan", "index", "intern", "intern2", "intern_vl", "kimi_vl", "llama2", "llama2_zh", "llama3", "llama4", "llava", "llava_next", "llava_next_llama3", "mimo", "minicpm_o", "minicpm_v", "ministral", "mistral", "mistral_small", "mllama", "moonlight", "olmo", "openchat", "opencoder", "orion", "paligemma", "phi", "phi4", "pixtral", "qwen", "qwen2_audio", "qwen2_omni", "qwen2_vl", "qwen3", "qwen3_nothink", "qwen3_vl", "sailor", "seed_coder", "seed_oss", "skywork_o1", "smollm", "solar", "starchat", "telechat", "vanilla", "vicuna", "video_llava", "xuanyuan", "xverse", "yayi", "yuan", "zephyr", "ziya"].map((name) => `'${name}'`).join("|");

const LIMITED = {
  ...keysOf({ model_name_or_path: ["text", "The model to start from: a name on the Hub or a folder."] }, { required: true }),
  ...keysOf({
    infer_backend: ["'huggingface'|'vllm'|'sglang'|'ktransformers'", "What answers requests: `huggingface`, `vllm`, `sglang`."],
    fp8_backend: ["'auto'|'torchao'|'te'|'msamp'", "What computes in 8-bit floats."],
    stage: ["'pt'|'sft'|'rm'|'ppo'|'dpo'|'kto'", "What kind of training: pre-training, fine-tuning, reward model, PPO, DPO or KTO."],
    finetuning_type: ["'lora'|'oft'|'freeze'|'full'", "Which weights are trained."],
    dataset: ["text|[text]", "Names from dataset_info.json, separated by commas."],
    eval_dataset: ["text|[text]", "Names of the data to evaluate on."],
    dataset_dir: ["text|map", "The folder of dataset_info.json."],
    val_size: ["num>=0", "Share (or number) of the training data that is kept for evaluation."],
    template: [`${TEMPLATES}|text`, "The chat template that the model was trained with."],
    cutoff_len: ["int>=1", "Longest example in tokens; longer ones are cut."],
    max_samples: ["int>=1", "Most examples of each data set."],
    preprocessing_num_workers: ["int>=1", "Processes that prepare the data."],
    quantization_method: ["'bnb'|'bitsandbytes'|'gptq'|'awq'|'aqlm'|'quanto'|'eetq'|'hqq'|'mxfp4'|'fp8'|text", "How the base model is quantized while it is loaded."],
    quantization_bit: ["'2'|'3'|'4'|'5'|'6'|'8'", "Load the base model in this many bits."],
    lora_rank: ["int>=1", "Rank of the adapter."],
    lora_alpha: ["int>=1", "Scale of the adapter; twice the rank unless said."],
    lora_dropout: ["num>=0<=1", "Dropout of the adapter."],
    lora_target: ["text|[text]", "Layers that get an adapter, separated by commas; `all` for every linear one."],
    additional_target: ["text|[text]", "Further layers that are trained in full."],
    freeze_trainable_layers: ["int", "Layers that stay trainable; negative counts from the first."],
    pref_beta: ["num>=0", "How far preference training may go from the reference model."],
    pref_ftx: ["num>=0", "How much of the fine-tuning loss is added."],
    flash_attn: ["'auto'|'disabled'|'sdpa'|'fa2'|'fa3'|'flex_attention'|'false'|'off'", "How attention is computed."],
    ddp_timeout: ["int>=0", "Seconds that processes wait for each other."],
    apollo_rank: ["int>=1", "Rank of APOLLO's projection."],
    apollo_scale: ["num>=0", "Scale of APOLLO's updates."],
    image_max_pixels: ["int>=1", "Most pixels of an image."],
    image_min_pixels: ["int>=1", "Least pixels of an image."],
    video_max_pixels: ["int>=1", "Most pixels of a frame."],
    video_min_pixels: ["int>=1", "Least pixels of a frame."],
    top_p: ["num>=0<=1", "Sample among the likeliest tokens that make up this share."],
    temperature: ["num>=0", "How freely tokens are sampled."],
  }),
};

const ALIASES = { lora_r: "lora_rank", max_seq_length: "cutoff_len", max_length: "cutoff_len", epochs: "num_train_epochs", num_epochs: "num_train_epochs", lr: "learning_rate", load_in_4bit: "quantization_bit", load_in_8bit: "quantization_bit", base_model: "model_name_or_path" };

/** The trainer's arguments come first where both have them, since ours say more. */
export const schema: Shape = { is: "map", unknown: "suggest", aliases: ALIASES, keys: { ...documented(fieldKeys(LLAMAFACTORY_ARGUMENTS), DOCS), ...Object.fromEntries(Object.entries(TRAINER_KEYS).filter(([name]) => !(name in ALIASES))), ...LIMITED } };

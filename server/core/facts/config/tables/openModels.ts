import { type Architecture, architectureFrom } from "../architecture.ts";
import type { PlainValues } from "../models/values.ts";

/** Shapes of public language models, from the config.json of each on the Hub. */
export const OPEN_MODELS_AS_OF = "2025-11";

type Row = readonly [layers: number, hidden: number, heads: number, keyValueHeads: number, headSize: number, intermediate: number, vocabulary: number, context: number, tied?: boolean, extra?: PlainValues];

const ROWS: Readonly<Record<string, Row>> = {
  "llama-2-7b": [32, 4096, 32, 32, 128, 11008, 32000, 4096],
  "llama-2-13b": [40, 5120, 40, 40, 128, 13824, 32000, 4096],
  "llama-2-70b": [80, 8192, 64, 8, 128, 28672, 32000, 4096],
  "llama-3-8b": [32, 4096, 32, 8, 128, 14336, 128256, 8192],
  "meta-llama-3-8b": [32, 4096, 32, 8, 128, 14336, 128256, 8192],
  "meta-llama-3-70b": [80, 8192, 64, 8, 128, 28672, 128256, 8192],
  "llama-3.1-8b": [32, 4096, 32, 8, 128, 14336, 128256, 131072],
  "llama-3.1-70b": [80, 8192, 64, 8, 128, 28672, 128256, 131072],
  "llama-3.3-70b": [80, 8192, 64, 8, 128, 28672, 128256, 131072],
  "llama-3.1-405b": [126, 16384, 128, 8, 128, 53248, 128256, 131072],
  "llama-3.2-1b": [16, 2048, 32, 8, 64, 8192, 128256, 131072, true],
  "llama-3.2-3b": [28, 3072, 24, 8, 128, 8192, 128256, 131072, true],
  "tinyllama-1.1b-chat-v1.0": [22, 2048, 32, 4, 64, 5632, 32000, 2048],
  "mistral-7b-v0.1": [32, 4096, 32, 8, 128, 14336, 32000, 32768, false, { sliding_window: 4096 }],
  "mistral-7b-instruct-v0.1": [32, 4096, 32, 8, 128, 14336, 32000, 32768, false, { sliding_window: 4096 }],
  "mistral-7b-instruct-v0.2": [32, 4096, 32, 8, 128, 14336, 32000, 32768],
  "mistral-7b-v0.3": [32, 4096, 32, 8, 128, 14336, 32768, 32768],
  "mistral-7b-instruct-v0.3": [32, 4096, 32, 8, 128, 14336, 32768, 32768],
  "mixtral-8x7b-v0.1": [32, 4096, 32, 8, 128, 14336, 32000, 32768, false, { num_local_experts: 8, num_experts_per_tok: 2 }],
  "mixtral-8x7b-instruct-v0.1": [32, 4096, 32, 8, 128, 14336, 32000, 32768, false, { num_local_experts: 8, num_experts_per_tok: 2 }],
  "qwen2.5-0.5b": [24, 896, 14, 2, 64, 4864, 151936, 32768, true],
  "qwen2.5-1.5b": [28, 1536, 12, 2, 128, 8960, 151936, 32768, true],
  "qwen2.5-3b": [36, 2048, 16, 2, 128, 11008, 151936, 32768, true],
  "qwen2.5-7b": [28, 3584, 28, 4, 128, 18944, 152064, 32768],
  "qwen2.5-14b": [48, 5120, 40, 8, 128, 13824, 152064, 32768],
  "qwen2.5-32b": [64, 5120, 40, 8, 128, 27648, 152064, 32768],
  "qwen2.5-72b": [80, 8192, 64, 8, 128, 29568, 152064, 32768],
  "qwen2.5-coder-1.5b": [28, 1536, 12, 2, 128, 8960, 151936, 32768, true],
  "qwen2.5-coder-7b": [28, 3584, 28, 4, 128, 18944, 152064, 32768],
  "qwen2.5-coder-14b": [48, 5120, 40, 8, 128, 13824, 152064, 32768],
  "qwen2.5-coder-32b": [64, 5120, 40, 8, 128, 27648, 152064, 32768],
  "deepseek-r1-distill-qwen-1.5b": [28, 1536, 12, 2, 128, 8960, 151936, 131072],
  "deepseek-r1-distill-qwen-7b": [28, 3584, 28, 4, 128, 18944, 152064, 131072],
  "deepseek-r1-distill-qwen-14b": [48, 5120, 40, 8, 128, 13824, 152064, 131072],
  "deepseek-r1-distill-qwen-32b": [64, 5120, 40, 8, 128, 27648, 152064, 131072],
  "deepseek-r1-distill-llama-8b": [32, 4096, 32, 8, 128, 14336, 128256, 131072],
  "deepseek-r1-distill-llama-70b": [80, 8192, 64, 8, 128, 28672, 128256, 131072],
  "qwen3-0.6b": [28, 1024, 16, 8, 128, 3072, 151936, 40960, true],
  "qwen3-1.7b": [28, 2048, 16, 8, 128, 6144, 151936, 40960, true],
  "qwen3-4b": [36, 2560, 32, 8, 128, 9728, 151936, 40960, true],
  "qwen3-8b": [36, 4096, 32, 8, 128, 12288, 151936, 40960],
  "qwen3-14b": [40, 5120, 40, 8, 128, 17408, 151936, 40960],
  "qwen3-32b": [64, 5120, 64, 8, 128, 25600, 151936, 40960],
  "mistral-nemo-base-2407": [40, 5120, 32, 8, 128, 14336, 131072, 131072],
  "mistral-nemo-instruct-2407": [40, 5120, 32, 8, 128, 14336, 131072, 131072],
  "mistral-small-24b-base-2501": [40, 5120, 32, 8, 128, 32768, 131072, 32768],
  "mistral-small-24b-instruct-2501": [40, 5120, 32, 8, 128, 32768, 131072, 32768],
  "zephyr-7b-beta": [32, 4096, 32, 8, 128, 14336, 32000, 32768, false, { sliding_window: 4096 }],
  "codellama-7b": [32, 4096, 32, 32, 128, 11008, 32016, 16384],
  "codellama-13b": [40, 5120, 40, 40, 128, 13824, 32016, 16384],
  "smollm2-1.7b": [24, 2048, 32, 32, 64, 8192, 49152, 8192, true],
  "gemma-2b": [18, 2048, 8, 1, 256, 16384, 256000, 8192, true],
  "gemma-2-2b": [26, 2304, 8, 4, 256, 9216, 256000, 8192, true, { sliding_window: 4096 }],
  "gemma-2-9b": [42, 3584, 16, 8, 256, 14336, 256000, 8192, true, { sliding_window: 4096 }],
  "gemma-2-27b": [46, 4608, 32, 16, 128, 36864, 256000, 8192, true, { sliding_window: 4096 }],
  "phi-4": [40, 5120, 40, 10, 128, 17920, 100352, 16384],
  "gemma-7b": [28, 3072, 16, 16, 256, 24576, 256000, 8192, true],
  "phi-3-mini-4k-instruct": [32, 3072, 32, 32, 96, 8192, 32064, 4096, false, { sliding_window: 2047 }],
  "phi-3-mini-128k-instruct": [32, 3072, 32, 32, 96, 8192, 32064, 131072],
};

/** A known model by its name on the Hub; endings such as `-Instruct`, `-hf` and those of quantized copies count for nothing. */
export function openModel(name: string): Architecture | undefined {
  const bare = name.replace(/^.*\//, "").toLowerCase().replace(/^meta-(?=llama-3\.)/, "");
  const base = bare.replace(/(-hf|-bnb-4bit|-unsloth|-awq|-gptq(-int[48])?|-fp8(-dynamic)?)+$/g, "");
  const row = ROWS[base] ?? ROWS[base.replace(/-(instruct|chat|chat-hf|base|it)$/, "")];
  if (!row) return undefined;
  const [layers, hidden, heads, keyValueHeads, headSize, intermediate, vocabulary, context, tied = false, extra = {}] = row;
  return architectureFrom({
    ...{ model_type: familyOf(base), num_hidden_layers: layers, hidden_size: hidden, num_attention_heads: heads, num_key_value_heads: keyValueHeads, head_dim: headSize },
    ...{ intermediate_size: intermediate, vocab_size: vocabulary, max_position_embeddings: context, tie_word_embeddings: tied, ...extra },
  });
}

const familyOf = (name: string): string => FAMILIES.find(([pattern]) => pattern.test(name))?.[1] ?? "llama";

/** The class that a model is built with, by its name; all others are built as Llama. */
const FAMILIES: readonly (readonly [pattern: RegExp, family: string])[] = [
  [/^qwen2|distill-qwen/, "qwen2"],
  [/^qwen3/, "qwen3"],
  [/^gemma-2-/, "gemma2"],
  [/^gemma-/, "gemma"],
  [/^phi-/, "phi3"],
  [/^mixtral/, "mixtral"],
  [/^(?:mistral|zephyr)/, "mistral"],
];

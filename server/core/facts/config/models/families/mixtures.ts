import { decoder, type DecoderPlan, type Experts, shapeOf } from "../decoder.ts";
import { linear, type Matrix, type Model } from "../model.ts";
import type { Values } from "../values.ts";

const gatedMlp = (hidden: number, intermediate: number): readonly Matrix[] => [linear("gate_proj", hidden, intermediate), linear("up_proj", hidden, intermediate), linear("down_proj", intermediate, hidden)];

interface Mixture {
  readonly count: number;
  readonly intermediate: number;
  readonly chosen: number;
}

/** Experts of three matrices each, and a router of one row per expert. */
const mixture = (hidden: number, { count, intermediate, chosen }: Mixture, more: Partial<Experts> = {}): Experts => ({ each: 3 * hidden * intermediate, count, chosen, router: count * hidden, ...more });

const planned =
  (plan: (config: Values, hidden: number) => DecoderPlan) =>
  (config: Values): Model =>
    decoder(config, plan(config, config.number("hidden_size")));

const attentionBias = (config: Values, fallback = false): DecoderPlan => ({ qkvBias: config.flag("attention_bias", fallback), outBias: config.flag("attention_bias", fallback) });

const localExperts = (config: Values): Mixture => ({ count: config.number("num_local_experts"), intermediate: config.number("intermediate_size"), chosen: config.number("num_experts_per_tok") });

/** Which layers have experts, as Qwen's files say it. */
function sparse(config: Values): (layer: number) => boolean {
  const dense = new Set(config.list("mlp_only_layers"));
  const step = config.numberOr(1, "decoder_sparse_step");
  return (layer) => !dense.has(layer) && (layer + 1) % step === 0;
}

const qwenExperts = (config: Values): Mixture => ({ count: config.number("num_experts", "num_local_experts"), intermediate: config.number("moe_intermediate_size"), chosen: config.number("num_experts_per_tok") });

const qwen2 = planned((config, hidden) => ({
  qkvBias: config.flag("qkv_bias", true),
  experts: mixture(hidden, qwenExperts(config), { has: sparse(config), shared: [...gatedMlp(hidden, config.number("shared_expert_intermediate_size")), linear("shared_expert_gate", hidden, 1)] }),
}));

const qwen3 = planned((config, hidden) => {
  const { headSize } = shapeOf(config);
  return { ...attentionBias(config), layerOthers: 2 * headSize, experts: mixture(hidden, qwenExperts(config), { has: sparse(config) }) };
});

const olmoe = planned((config, hidden) => {
  const { heads, keyValueHeads, headSize } = shapeOf(config);
  return { ...attentionBias(config), layerOthers: (heads + keyValueHeads) * headSize, experts: mixture(hidden, { ...localExperts(config), count: config.number("num_experts", "num_local_experts") }) };
});

const phimoe = planned((config, hidden) => ({ ...attentionBias(config), norm: 2, headBias: config.flag("lm_head_bias", false), experts: mixture(hidden, localExperts(config)) }));

/** Biases everywhere, and one number per head that attention may sink into. */
const gptOss = planned((config, hidden) => {
  const { count, intermediate, chosen } = localExperts(config);
  const each = 3 * hidden * intermediate + 2 * intermediate + hidden;
  return { ...attentionBias(config, true), headSize: config.numberOr(64, "head_dim"), layerOthers: config.number("num_attention_heads"), experts: { each, count, chosen, router: count * (hidden + 1) } };
});

/** Latent attention: keys and values come from one short vector, which is all that vLLM keeps of a token. */
function latentAttention(config: Values, hidden: number): { readonly matrices: readonly Matrix[]; readonly norms: number; readonly cached: number } {
  const heads = config.number("num_attention_heads");
  const [plain, rotated, values] = [config.number("qk_nope_head_dim"), config.number("qk_rope_head_dim"), config.number("v_head_dim")];
  const [short, queries] = [config.number("kv_lora_rank"), heads * (plain + rotated)];
  const rank = config.has("q_lora_rank") ? config.number("q_lora_rank") : 0;
  const bias = config.flag("attention_bias", false);
  const asked = rank > 0 ? [linear("q_a_proj", hidden, rank, bias), linear("q_b_proj", rank, queries)] : [linear("q_proj", hidden, queries)];
  return {
    matrices: [...asked, linear("kv_a_proj_with_mqa", hidden, short + rotated, bias), linear("kv_b_proj", short, heads * (plain + values)), linear("o_proj", heads * values, hidden, bias)],
    norms: short + rank,
    cached: short + rotated,
  };
}

const deepseek =
  (routerBias: boolean) =>
  (config: Values): Model => {
    const hidden = config.number("hidden_size");
    const { matrices, norms, cached } = latentAttention(config, hidden);
    const layers = config.number("num_hidden_layers");
    const dense = Math.min(layers, config.numberOr(0, "first_k_dense_replace"));
    const width = config.number("moe_intermediate_size");
    const count = config.number("n_routed_experts", "num_local_experts");
    const experts = mixture(hidden, { count, intermediate: width, chosen: config.number("num_experts_per_tok") });
    const bias = config.flag("mlp_bias", false);
    const plain = gatedMlp(hidden, config.number("intermediate_size")).map((matrix) => ({ ...matrix, bias }));
    const words = config.number("vocab_size") * hidden;
    const others = norms + 2 * hidden;
    const cache = { perToken: cached };
    return {
      layers: [
        { times: dense, matrices: [...matrices, ...plain], others, cache },
        { times: layers - dense, matrices: [...matrices, ...gatedMlp(hidden, width * config.numberOr(1, "n_shared_experts")).map((matrix) => ({ ...matrix, bias }))], others: others + experts.router + (routerBias ? count : 0), experts, cache },
      ],
      embeddings: words,
      head: config.flag("tie_word_embeddings", false) ? 0 : words,
      others: hidden,
    };
  };

/** Models that write with experts, by `model_type`. */
export const MIXTURES: Readonly<Record<string, (config: Values) => Model>> = {
  mixtral: planned((config, hidden) => ({ experts: mixture(hidden, localExperts(config)) })),
  granitemoe: planned((config, hidden) => ({ ...attentionBias(config), tied: true, experts: mixture(hidden, localExperts(config)) })),
  ...{ qwen2_moe: qwen2, qwen3_moe: qwen3, olmoe, phimoe, gpt_oss: gptOss },
  ...{ deepseek_v2: deepseek(false), deepseek_v3: deepseek(false) },
};

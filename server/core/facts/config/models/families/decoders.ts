import { decoder, type DecoderPlan, shapeOf } from "../decoder.ts";
import { linear, type Model } from "../model.ts";
import type { Values } from "../values.ts";

type Family = (config: Values) => Model;

const planned =
  (plan: (config: Values) => DecoderPlan): Family =>
  (config) =>
    decoder(config, plan(config));

/** The size of a head where the class has one of its own; null in the file is no size. */
const headSizeOr = (config: Values, fallback: number): number => config.numberOr(config.isNull("head_dim") ? shapeOf(config).headSize : fallback, "head_dim");

/** One flag for the biases of all four matrices of attention. */
const attentionBias = (config: Values, fallback = false): DecoderPlan => ({ qkvBias: config.flag("attention_bias", fallback), outBias: config.flag("attention_bias", fallback) });

const llama = planned((config) => ({ ...attentionBias(config), mlpBias: config.flag("mlp_bias", false) }));

const mistral = planned(() => ({}));

const gemma2 = planned((config) => ({ ...attentionBias(config), headSize: headSizeOr(config, 256), normsPerLayer: 4, tied: true }));

const gemma3 = planned((config) => {
  const headSize = headSizeOr(config, 256);
  return { ...attentionBias(config), headSize, normsPerLayer: 4, tied: true, layerOthers: 2 * headSize };
});

const qwen3 = planned((config) => {
  const headSize = headSizeOr(config, 128);
  return { ...attentionBias(config), headSize, layerOthers: 2 * headSize };
});

/** Four times the width, where the file gives none. */
const four = (config: Values, name: string): number => config.numberOr(4 * config.number("hidden_size", "n_embd", "d_model"), name);

const gpt2 = planned((config) => ({
  ...{ qkvBias: true, outBias: true, mlpBias: true, gated: false, norm: 2, tied: true },
  intermediate: four(config, "n_inner"),
  embeddingOthers: config.number("n_positions", "max_position_embeddings") * config.number("n_embd", "hidden_size"),
  joined: { attention: "c_attn" },
  names: { o_proj: "c_proj", up_proj: "c_fc", down_proj: "c_proj" },
}));

const gptBigcode = planned((config) => ({
  ...{ qkvBias: true, outBias: true, mlpBias: true, gated: false, norm: 2, tied: true },
  keyValueHeads: config.flag("multi_query", true) ? 1 : config.number("n_head", "num_attention_heads"),
  intermediate: four(config, "n_inner"),
  embeddingOthers: config.number("n_positions", "max_position_embeddings") * config.number("n_embd", "hidden_size"),
  joined: { attention: "c_attn" },
  names: { o_proj: "c_proj", up_proj: "c_fc", down_proj: "c_proj" },
}));

const gptNeo = planned((config) => ({
  ...{ outBias: true, mlpBias: true, gated: false, norm: 2, tied: true },
  layers: config.number("num_layers", "num_hidden_layers"),
  heads: config.number("num_heads", "num_attention_heads"),
  intermediate: four(config, "intermediate_size"),
  embeddingOthers: config.number("max_position_embeddings") * config.number("hidden_size"),
  names: { o_proj: "out_proj", up_proj: "c_fc", down_proj: "c_proj" },
}));

const gptJ = planned((config) => ({ mlpBias: true, gated: false, norm: 2, normsPerLayer: 1, headBias: true, intermediate: four(config, "n_inner"), names: { o_proj: "out_proj", up_proj: "fc_in", down_proj: "fc_out" } }));

const codegen = planned((config) => ({ mlpBias: true, gated: false, norm: 2, normsPerLayer: 1, headBias: true, intermediate: four(config, "n_inner"), joined: { attention: "qkv_proj" }, names: { o_proj: "out_proj", up_proj: "fc_in", down_proj: "fc_out" } }));

const gptNeox = planned((config) => ({ ...attentionBias(config, true), mlpBias: true, gated: false, norm: 2, joined: { attention: "query_key_value" }, names: { o_proj: "dense", up_proj: "dense_h_to_4h", down_proj: "dense_4h_to_h" } }));

function falconPlan(config: Values): DecoderPlan {
  const isNew = config.flag("new_decoder_architecture", false);
  const heads = config.number("num_attention_heads", "n_head");
  const bias = config.flag("bias", false);
  const two = isNew ? config.numberOr(2, "num_ln_in_parallel_attn") === 2 : !config.flag("parallel_attn", true);
  const keyValueHeads = isNew ? config.numberOr(heads, "num_kv_heads") : config.flag("multi_query", true) ? 1 : heads;
  return { qkvBias: bias, outBias: bias, mlpBias: bias, gated: false, norm: 2, normsPerLayer: two ? 2 : 1, tied: true, keyValueHeads, intermediate: four(config, "ffn_hidden_size"), joined: { attention: "query_key_value" }, names: { o_proj: "dense", up_proj: "dense_h_to_4h", down_proj: "dense_4h_to_h" } };
}

function opt(config: Values): Model {
  const bias = config.flag("enable_bias", true);
  const hidden = config.number("hidden_size");
  const norm = config.flag("layer_norm_elementwise_affine", true) ? 2 : 0;
  const width = config.numberOr(hidden, "word_embed_proj_dim");
  const finalNorm = config.flag("do_layer_norm_before", true) && !config.flag("_remove_final_layer_norm", false);
  const model = decoder(config, { qkvBias: bias, outBias: bias, mlpBias: bias, gated: false, norm, finalNorm, tied: true, intermediate: config.number("ffn_dim"), names: { o_proj: "out_proj", up_proj: "fc1", down_proj: "fc2" } });
  const words = config.number("vocab_size") * width;
  const tied = config.flag("tie_word_embeddings", true);
  const projections = width === hidden ? 0 : 2 * width * hidden;
  // Positions begin at 2.
  return { ...model, embeddings: words + (config.number("max_position_embeddings") + 2) * hidden + projections, head: tied ? 0 : words };
}

const bloom = planned((config) => {
  const hidden = config.number("hidden_size", "n_embed", "n_embd");
  return { hidden, qkvBias: true, outBias: true, mlpBias: true, gated: false, norm: 2, tied: true, intermediate: 4 * hidden, embeddingOthers: 2 * hidden, joined: { attention: "query_key_value" }, names: { o_proj: "dense", up_proj: "dense_h_to_4h", down_proj: "dense_4h_to_h" } };
});

const mpt = planned((config) => ({ gated: false, tied: true, intermediate: config.numberOr(4, "expansion_ratio") * config.number("d_model"), joined: { attention: "Wqkv" }, names: { o_proj: "out_proj" } }));

const phi = planned((config) => ({ qkvBias: true, outBias: true, mlpBias: true, gated: false, norm: 2, normsPerLayer: 1, headBias: true, layerOthers: config.flag("qk_layernorm", false) ? 4 * shapeOf(config).headSize : 0, names: { o_proj: "dense", up_proj: "fc1", down_proj: "fc2" } }));

const stablelm = planned((config) => {
  const { heads, keyValueHeads, headSize } = shapeOf(config);
  return { qkvBias: config.flag("use_qkv_bias", false), norm: 2, normsPerLayer: config.flag("use_parallel_residual", false) ? 1 : 2, layerOthers: config.flag("qk_layernorm", false) ? (heads + keyValueHeads) * headSize : 0 };
});

const starcoder2 = planned((config) => {
  const bias = config.flag("use_bias", true);
  return { qkvBias: bias, outBias: bias, mlpBias: bias, gated: false, norm: 2, tied: true, names: { up_proj: "c_fc", down_proj: "c_proj" } };
});

const olmo2 = planned((config) => {
  const { heads, keyValueHeads, headSize } = shapeOf(config);
  return { ...attentionBias(config), layerOthers: (heads + keyValueHeads) * headSize };
});

const cohere = planned((config) => {
  const { heads, keyValueHeads, headSize } = shapeOf(config);
  return { ...attentionBias(config), normsPerLayer: 1, tied: true, layerOthers: config.flag("use_qk_norm", false) ? (heads + keyValueHeads) * headSize : 0 };
});

const seedOss = planned((config) => ({ qkvBias: config.flag("attention_bias", true), outBias: config.flag("attention_out_bias", false), mlpBias: config.flag("mlp_bias", false), headSize: headSizeOr(config, 128) }));

const ernie = planned((config) => {
  const bias = config.flag("use_bias", false);
  return { qkvBias: bias, outBias: bias, mlpBias: bias, tied: true, headSize: headSizeOr(config, 128) };
});

function mamba(config: Values): Model {
  const hidden = config.number("hidden_size", "d_model");
  const inner = config.numberOr(config.numberOr(2, "expand") * hidden, "intermediate_size", "d_inner");
  const state = config.number("state_size");
  const rank = config.numberOr(Math.ceil(hidden / 16), "time_step_rank");
  const bias = config.flag("use_bias", false);
  const matrices = [linear("in_proj", hidden, 2 * inner, bias), linear("x_proj", inner, rank + 2 * state), linear("dt_proj", rank, inner, true), linear("out_proj", inner, hidden, bias)];
  const convolution = inner * config.numberOr(4, "conv_kernel") + (config.flag("use_conv_bias", true) ? inner : 0);
  const words = config.number("vocab_size") * hidden;
  return {
    layers: [{ times: config.number("num_hidden_layers", "n_layer"), matrices, others: convolution + inner * state + inner + hidden }],
    embeddings: words,
    head: config.flag("tie_word_embeddings", true) ? 0 : words,
    others: hidden,
  };
}

/** Models that write, by `model_type`. */
export const DECODERS: Readonly<Record<string, Family>> = {
  ...{ llama, granite: planned((config) => ({ ...attentionBias(config), mlpBias: config.flag("mlp_bias", false), tied: true })), smollm3: planned((config) => ({ ...attentionBias(config), mlpBias: config.flag("mlp_bias", false), tied: true })) },
  arcee: planned((config) => ({ ...attentionBias(config), mlpBias: config.flag("mlp_bias", false), gated: false })),
  ...{ mistral, ministral: mistral },
  ...{ qwen2: planned(() => ({ qkvBias: true })), qwen3, gemma2, gemma3_text: gemma3 },
  gemma: planned((config) => ({ ...attentionBias(config), headSize: headSizeOr(config, 256), tied: true })),
  phi3: planned(() => ({ joined: { attention: "qkv_proj", gate: "gate_up_proj" } })),
  ...{ phi, gpt2, gpt_bigcode: gptBigcode, gpt_neo: gptNeo, gptj: gptJ, codegen, gpt_neox: gptNeox },
  ...{ falcon: planned(falconPlan), opt, bloom, mpt, stablelm, starcoder2 },
  ...{ olmo: planned((config) => ({ ...attentionBias(config), norm: 0 })), olmo2, olmo3: olmo2, cohere, cohere2: cohere },
  glm: planned((config) => ({ qkvBias: config.flag("attention_bias", false), headSize: headSizeOr(config, 128), joined: { gate: "gate_up_proj" } })),
  glm4: planned((config) => ({ qkvBias: config.flag("attention_bias", false), headSize: headSizeOr(config, 128), normsPerLayer: 4, joined: { gate: "gate_up_proj" } })),
  nemotron: planned((config) => ({ ...attentionBias(config), mlpBias: config.flag("mlp_bias", false), gated: false, norm: 2 })),
  exaone4: planned((config) => ({ layerOthers: 2 * shapeOf(config).headSize })),
  ...{ seed_oss: seedOss, ernie4_5: ernie, mamba, falcon_mamba: mamba },
};

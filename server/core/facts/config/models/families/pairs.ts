import { type Layers, linear, type Matrix, type Model } from "../model.ts";
import type { Values } from "../values.ts";

/** Positions begin at 2 in these families. */
const OFFSETS: Readonly<Record<string, number>> = { bart: 2, mbart: 2 };

interface PairPlan {
  /** Positions are learned, or worked out. */
  readonly positions: "learned" | "computed";
  /** A norm after the tables of words. */
  readonly embeddingNorm: boolean;
  /** A norm at the end of either half. */
  readonly finalNorm: boolean;
}

const attention = (hidden: number): readonly Matrix[] => ["q_proj", "k_proj", "v_proj", "out_proj"].map((name) => linear(name, hidden, hidden, true));

/** An encoder and a decoder that looks at it, as in BART: all matrices have biases. */
const pair =
  ({ positions, embeddingNorm, finalNorm }: PairPlan) =>
  (config: Values, architecture: string): Model | undefined => {
    const hidden = config.number("d_model");
    const half = (times: number, inner: number, attentions: number): Layers => ({
      times,
      matrices: [...Array.from({ length: attentions }, () => attention(hidden)).flat(), linear("fc1", hidden, inner, true), linear("fc2", inner, hidden, true)],
      others: 2 * hidden * (attentions + 1),
    });
    const words = config.number("vocab_size") * hidden;
    const rows = positions === "learned" ? 2 * (config.number("max_position_embeddings") + (OFFSETS[config.text("model_type", "")] ?? 0)) : 0;
    const isWhole = /ForConditionalGeneration$|MTModel$/.test(architecture);
    if ((!isWhole && !architecture.endsWith("Model")) || !config.flag("tie_word_embeddings", true)) return undefined;
    return {
      layers: [half(config.number("encoder_layers"), config.number("encoder_ffn_dim"), 1), half(config.number("decoder_layers"), config.number("decoder_ffn_dim"), 2)],
      embeddings: words + rows * hidden + (embeddingNorm ? 4 * hidden : 0),
      head: 0,
      others: finalNorm ? 4 * hidden : 0,
    };
  };

/** T5: no biases, scales for norms, and a table of distances in the first layer of either half (in every layer of umT5). */
const t5 =
  (everyLayer: boolean) =>
  (config: Values, architecture: string): Model | undefined => {
    const hidden = config.number("d_model", "hidden_size");
    const inner = config.number("num_heads") * config.number("d_kv");
    const wide = config.number("d_ff");
    const isGated = config.text("feed_forward_proj", "relu").startsWith("gated");
    const attends = [linear("q", hidden, inner), linear("k", hidden, inner), linear("v", hidden, inner), linear("o", inner, hidden)];
    const feeds = [...(isGated ? [linear("wi_0", hidden, wide), linear("wi_1", hidden, wide)] : [linear("wi", hidden, wide)]), linear("wo", wide, hidden)];
    const distances = config.numberOr(32, "relative_attention_num_buckets") * config.number("num_heads");
    const layers = config.number("num_layers");
    const half = (times: number, attentions: number): Layers => ({ times, matrices: [...Array.from({ length: attentions }, () => attends).flat(), ...feeds], others: hidden * (attentions + 1) + (everyLayer ? distances : 0) });
    const words = config.number("vocab_size") * hidden;
    const encoderOnly = architecture.endsWith("EncoderModel");
    if (!encoderOnly && !/(?:Model|ForConditionalGeneration)$/.test(architecture)) return undefined;
    const halves = encoderOnly ? 1 : 2;
    return {
      layers: [half(layers, 1), ...(encoderOnly ? [] : [half(config.numberOr(layers, "num_decoder_layers"), 2)])],
      embeddings: words,
      // Where the output matrix is not the table of words, versions of transformers differ in what they build.
      head: architecture.endsWith("ForConditionalGeneration") && !config.flag("tie_word_embeddings", true) ? Number.NaN : 0,
      others: halves * (hidden + (everyLayer ? 0 : distances)),
    };
  };

/** Two convolutions read the sound; keys have no bias. */
function whisper(config: Values, architecture: string): Model | undefined {
  const hidden = config.number("d_model");
  const attends = [linear("q_proj", hidden, hidden, true), linear("k_proj", hidden, hidden), linear("v_proj", hidden, hidden, true), linear("out_proj", hidden, hidden, true)];
  const half = (times: number, inner: number, attentions: number): Layers => ({
    times,
    matrices: [...Array.from({ length: attentions }, () => attends).flat(), linear("fc1", hidden, inner, true), linear("fc2", inner, hidden, true)],
    others: 2 * hidden * (attentions + 1),
  });
  if (!/(?:WhisperModel|ForConditionalGeneration)$/.test(architecture) || !config.flag("tie_word_embeddings", true)) return undefined;
  const convolutions = 3 * hidden * config.number("num_mel_bins") + hidden + 3 * hidden * hidden + hidden;
  return {
    layers: [half(config.number("encoder_layers"), config.number("encoder_ffn_dim"), 1), half(config.number("decoder_layers"), config.number("decoder_ffn_dim"), 2)],
    embeddings: (config.number("vocab_size") + config.number("max_source_positions") + config.number("max_target_positions")) * hidden,
    head: 0,
    others: convolutions + 4 * hidden,
  };
}

/** Models that read one text or sound and write another, by `model_type`. */
export const PAIRS: Readonly<Record<string, (config: Values, architecture: string) => Model | undefined>> = {
  bart: pair({ positions: "learned", embeddingNorm: true, finalNorm: false }),
  mbart: pair({ positions: "learned", embeddingNorm: true, finalNorm: true }),
  m2m_100: pair({ positions: "computed", embeddingNorm: false, finalNorm: true }),
  ...{ t5: t5(false), mt5: t5(false), umt5: t5(true), whisper },
};

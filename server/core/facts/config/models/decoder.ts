import { type Layers, linear, type Matrix, type Model } from "./model.ts";
import type { Values } from "./values.ts";

/** What decoders of the same plan differ in. Norms are counted in vectors of the model's width: 1 for a scale, 2 with a shift, 0 for none. */
export interface DecoderPlan {
  readonly qkvBias?: boolean;
  readonly outBias?: boolean;
  /** Three matrices in the feed-forward part rather than two. */
  readonly gated?: boolean;
  readonly mlpBias?: boolean;
  readonly norm?: 0 | 1 | 2;
  readonly normsPerLayer?: number;
  readonly finalNorm?: boolean;
  /** Parameters of a layer beside matrices and norms. */
  readonly layerOthers?: number;
  /** Parameters beside the table of words: positions, norms. */
  readonly embeddingOthers?: number;
  readonly tied?: boolean;
  readonly headBias?: boolean;
  readonly hidden?: number;
  readonly intermediate?: number;
  readonly heads?: number;
  readonly keyValueHeads?: number;
  readonly headSize?: number;
  readonly layers?: number;
  /** Names of the matrices where several are joined into one. */
  readonly joined?: { readonly attention?: string; readonly gate?: string };
  readonly names?: Partial<Record<MatrixName, string>>;
  /** Layers with experts instead of the feed-forward part: all of them, or those for which it is true. */
  readonly experts?: Experts;
}

type MatrixName = "q_proj" | "k_proj" | "v_proj" | "o_proj" | "gate_proj" | "up_proj" | "down_proj";

export interface Experts {
  readonly each: number;
  readonly count: number;
  readonly chosen: number;
  /** Matrices beside the experts, of those layers only. */
  readonly shared?: readonly Matrix[];
  /** Parameters of the router. */
  readonly router: number;
  has?(layer: number): boolean;
}

export interface DecoderShape {
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headSize: number;
  readonly intermediate: number;
  readonly vocabulary: number;
}

export function shapeOf(config: Values, plan: DecoderPlan = {}): DecoderShape {
  const hidden = plan.hidden ?? config.number("hidden_size", "n_embd", "d_model");
  const heads = plan.heads ?? config.number("num_attention_heads", "n_head", "n_heads");
  return {
    layers: plan.layers ?? config.number("num_hidden_layers", "n_layer", "n_layers"),
    hidden,
    heads,
    keyValueHeads: plan.keyValueHeads ?? config.numberOr(heads, "num_key_value_heads"),
    headSize: plan.headSize ?? config.numberOr(Math.floor(hidden / heads), "head_dim"),
    intermediate: plan.intermediate ?? config.number("intermediate_size"),
    vocabulary: config.number("vocab_size"),
  };
}

/** A model that writes: the table of words, layers of attention and feed-forward, and the output matrix. */
export function decoder(config: Values, plan: DecoderPlan): Model {
  const shape = shapeOf(config, plan);
  const norm = plan.norm ?? 1;
  const attention = attentionOf(shape, plan);
  const others = norm * (plan.normsPerLayer ?? 2) * shape.hidden + (plan.layerOthers ?? 0);
  const cached = 2 * shape.keyValueHeads * shape.headSize;
  const { experts } = plan;
  const layers = windowsOf(config, shape.layers).map((window, layer): Layers => {
    const cache = { perToken: cached, ...(window !== undefined && { window }) };
    const routed = experts !== undefined && (experts.has?.(layer) ?? true);
    return routed ? { times: 1, matrices: [...attention, ...(experts.shared ?? [])], others: others + experts.router, experts, cache } : { times: 1, matrices: [...attention, ...feedForward(shape, plan)], others, cache };
  });
  const tied = config.flag("tie_word_embeddings", plan.tied ?? false);
  return {
    layers,
    embeddings: shape.vocabulary * shape.hidden + (plan.embeddingOthers ?? 0),
    head: (tied ? 0 : shape.vocabulary * shape.hidden) + (plan.headBias === true ? shape.vocabulary : 0),
    others: plan.finalNorm === false ? 0 : norm * shape.hidden,
  };
}

function attentionOf({ hidden, heads, keyValueHeads, headSize }: DecoderShape, { qkvBias, outBias = false, joined, names }: DecoderPlan): readonly Matrix[] {
  const [queries, keys] = [heads * headSize, keyValueHeads * headSize];
  const out = linear(names?.o_proj ?? "o_proj", queries, hidden, outBias);
  if (joined?.attention !== undefined) return [linear(joined.attention, hidden, queries + 2 * keys, qkvBias), out];
  return [linear(names?.q_proj ?? "q_proj", hidden, queries, qkvBias), linear(names?.k_proj ?? "k_proj", hidden, keys, qkvBias), linear(names?.v_proj ?? "v_proj", hidden, keys, qkvBias), out];
}

function feedForward({ hidden, intermediate }: DecoderShape, { gated = true, mlpBias, joined, names }: DecoderPlan): readonly Matrix[] {
  const down = linear(names?.down_proj ?? "down_proj", intermediate, hidden, mlpBias);
  if (joined?.gate !== undefined) return [linear(joined.gate, hidden, 2 * intermediate, mlpBias), down];
  const up = linear(names?.up_proj ?? "up_proj", hidden, intermediate, mlpBias);
  return gated ? [linear(names?.gate_proj ?? "gate_proj", hidden, intermediate, mlpBias), up, down] : [up, down];
}

/** How many tokens back each layer looks; undefined where it looks at all of them. */
function windowsOf(config: Values, layers: number): readonly (number | undefined)[] {
  const types = config.list("layer_types");
  const window = config.flag("use_sliding_window", true) ? config.numberOr(0, "sliding_window") : 0;
  const pattern = config.numberOr(PATTERNS[config.text("model_type", "")] ?? 0, "sliding_window_pattern");
  const full = config.numberOr(0, "max_window_layers");
  const slides = (layer: number): boolean => {
    if (types.length > 0) return types[layer] === "sliding_attention";
    return pattern > 0 ? (layer + 1) % pattern !== 0 : layer >= full;
  };
  return Array.from({ length: Number.isFinite(layers) ? Math.min(layers, MOST_LAYERS) : 1 }, (_, layer) => (window > 0 && slides(layer) ? window : undefined));
}

/** Of so many layers the last looks at all tokens, where the file does not say. */
const PATTERNS: Readonly<Record<string, number>> = { gemma2: 2, gemma3_text: 6, gemma3: 6, cohere2: 4, gpt_oss: 2, olmo3: 4, exaone4: 4 };

const MOST_LAYERS = 1000;

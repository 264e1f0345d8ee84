import { memo } from "../../memo.ts";
import { nodeAt, numberAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";

/** The shape of a decoder-only transformer. */
export interface Architecture {
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headSize: number;
  readonly intermediate: number;
  readonly vocabulary: number;
  /** Positions that the model was made for. */
  readonly context: number;
  /** Input and output embeddings are one matrix. */
  readonly tied: boolean;
  /** Three matrices in the feed-forward part (SwiGLU) rather than two. */
  readonly gated: boolean;
  readonly experts?: number;
  /** Query, key and value have a bias. */
  readonly projectionBias?: boolean;
  /** Queries and keys are normalized per head. */
  readonly headNorms?: boolean;
}

/** Of a config.json of the families that the formulas below are right for; `undefined` for any other. */
export const architectureOf = memo((document: Document): Architecture | undefined => {
  const root = soundRoots(document)[0];
  const family = stringAt(root, "model_type") ?? "";
  const number = (name: string): number | undefined => numberAt(root, name);
  const [layers, hidden, heads, vocabulary] = [number("num_hidden_layers"), number("hidden_size"), number("num_attention_heads"), number("vocab_size")];
  const intermediate = number("intermediate_size");
  if (!GATED.has(family) || !layers || !hidden || !heads || !vocabulary || !intermediate) return undefined;
  const experts = number("num_local_experts");
  return {
    ...{ layers, hidden, heads, vocabulary, intermediate, gated: true },
    keyValueHeads: number("num_key_value_heads") ?? heads,
    headSize: number("head_dim") ?? hidden / heads,
    context: number("max_position_embeddings") ?? 0,
    tied: scalarAt(root, "tie_word_embeddings")?.value === true || (TIED.has(family) && !nodeAt(root, "tie_word_embeddings")),
    ...(experts !== undefined && experts > 1 && { experts }),
    ...(family === "qwen2" && { projectionBias: true }),
    ...(family === "qwen3" && { headNorms: true }),
  };
});

const GATED = new Set(["llama", "mistral", "mixtral", "qwen2", "qwen3", "phi3", "gemma", "internlm2", "yi"]);
const TIED = new Set(["gemma"]);

/** Weights of a decoder: embeddings, per layer attention, feed-forward and two norms, and the norm at the end. */
export function parameterCount(model: Architecture): number {
  const { layers, hidden, heads, keyValueHeads, headSize, intermediate, vocabulary, tied, gated, experts = 1 } = model;
  const queries = heads * headSize;
  const keys = keyValueHeads * headSize;
  const attention = 2 * hidden * queries + 2 * hidden * keys + (model.projectionBias ? queries + 2 * keys : 0) + (model.headNorms ? 2 * headSize : 0);
  const feedForward = experts * (gated ? 3 : 2) * hidden * intermediate + (experts > 1 ? experts * hidden : 0);
  return vocabulary * hidden * (tied ? 1 : 2) + layers * (attention + feedForward + 2 * hidden) + hidden;
}

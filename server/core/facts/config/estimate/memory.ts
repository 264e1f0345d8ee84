import { type Architecture, parameterCount } from "../architecture.ts";

/**
 * Memory of large models in bytes. States of training follow ZeRO (Rajbhandari et al. 2020, arXiv:1910.02054, section 3.1) and
 * the memory anatomy of transformers' documentation; activations follow Korthikanti et al. 2022 (arXiv:2205.05198, equation 1);
 * the cache follows vLLM (Kwon et al. 2023, arXiv:2309.06180, section 3.1).
 */
export interface StateBytes {
  readonly weights: number;
  readonly gradients: number;
  readonly optimizer: number;
}

/** Bytes per trained parameter. */
export const PER_PARAMETER = {
  /** ZeRO: weights and gradients in 16 bits, and in 32 bits a copy and two moments. */
  deepspeed: { weights: 2, gradients: 2, optimizer: 12 },
  /** Automatic mixed precision: weights in 32 and in 16 bits. */
  mixed: { weights: 6, gradients: 4, optimizer: 8 },
  full: { weights: 4, gradients: 4, optimizer: 8 },
} as const satisfies Readonly<Record<string, StateBytes>>;

/** What each of the GPUs holds of the states of training. Stage 1 shares the optimizer, 2 the gradients too, 3 the weights too. */
export function stateMemory(parameters: number, bytes: StateBytes, stage: number, gpus: number): number {
  const share = (own: number, from: number): number => (parameters * own) / (stage >= from ? gpus : 1);
  return share(bytes.weights, 3) + share(bytes.gradients, 2) + share(bytes.optimizer, 1);
}

/** What the forward pass keeps for the backward pass, in 16 bits, without attention scores: fused attention computes them again. */
export function activationMemory({ layers, hidden }: Architecture, batch: number, length: number, recomputed: boolean): number {
  const perLayer = length * batch * hidden;
  return recomputed ? 2 * perLayer * layers + 34 * perLayer : 34 * perLayer * layers;
}

/** The scores of every word of the vocabulary and their gradient, in 32 bits. */
export const logitMemory = ({ vocabulary }: Architecture, batch: number, length: number): number => 8 * batch * length * vocabulary;

/** Keys and values of one token in every layer. */
export const cachePerToken = ({ layers, keyValueHeads, headSize }: Architecture, bytes = 2): number => 2 * layers * keyValueHeads * headSize * bytes;

/** What low-rank adapters add to each layer: `rank` times inputs plus outputs of every matrix that is adapted. */
export function adapterParameters(model: Architecture, rank: number, targets: readonly string[] | "all"): number {
  const { layers, hidden, intermediate } = model;
  const queries = model.heads * model.headSize;
  const keys = model.keyValueHeads * model.headSize;
  const sides: Readonly<Record<string, number>> = {
    ...{ q_proj: hidden + queries, k_proj: hidden + keys, v_proj: hidden + keys, o_proj: queries + hidden },
    ...{ gate_proj: hidden + intermediate, up_proj: hidden + intermediate, down_proj: intermediate + hidden },
  };
  const adapted = targets === "all" ? Object.keys(sides) : targets;
  return layers * rank * adapted.reduce((sum, name) => sum + (sides[name] ?? 0), 0);
}

/** Weights as loaded; quantized are the matrices of the layers only, and each 64 values share a scale of 0.127 bits each (QLoRA, arXiv:2305.14314). */
export function weightMemory(model: Architecture, bits: number): number {
  const all = parameterCount(model);
  if (bits >= 16) return (all * bits) / 8;
  const kept = model.vocabulary * model.hidden * (model.tied ? 1 : 2);
  return kept * 2 + ((all - kept) * (bits === 4 ? 4.127 : bits)) / 8;
}

/** `15.0 GiB`, `640 MiB`. */
export function bytesShown(bytes: number): string {
  const [unit, size] = bytes >= 2 ** 30 ? (["GiB", 2 ** 30] as const) : bytes >= 2 ** 20 ? (["MiB", 2 ** 20] as const) : (["KiB", 2 ** 10] as const);
  const value = bytes / size;
  return `${value >= 100 || Number.isInteger(value) ? Math.round(value) : value.toFixed(1)} ${unit}`;
}

export const countShown = (count: number): string => (count >= 1e9 ? `${(count / 1e9).toFixed(2)} B` : count >= 1e6 ? `${(count / 1e6).toFixed(1)} M` : String(count));

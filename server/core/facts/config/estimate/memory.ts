import { type Architecture, parameterCount } from "../architecture.ts";
import { cacheNumbers, type Matrix, sum } from "../models/model.ts";

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
  /** Everything in 16 bits: PyTorch's optimizers keep their moments in the type of the weights. */
  half: { weights: 2, gradients: 2, optimizer: 4 },
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

/** What is kept of each token in every layer while a text is written: keys and values, or the short vector that both come from. */
export const cachePerToken = ({ model }: Architecture, bytes = 2): number => cacheNumbers(model, 1) * bytes;

/** Of a whole text; layers that look back only so far keep no more. */
export const cacheOf = ({ model }: Architecture, tokens: number, bytes = 2): number => cacheNumbers(model, tokens) * bytes;

/** What low-rank adapters add: `rank` times inputs plus outputs of every matrix of the layers that is adapted. Experts are no matrices of their own and get none. */
export function adapterParameters({ model }: Architecture, rank: number, targets: readonly string[] | "all"): number {
  const adapted = ({ name }: Matrix): boolean => targets === "all" || targets.includes(name);
  return sum(model.layers.map(({ times, matrices }) => times * rank * sum(matrices.filter(adapted).map(({ inputs, outputs }) => inputs + outputs))));
}

/**
 * Bits of a weight with its share of the scales. NF4 has one scale of 32 bits per 64 weights, which are quantized in turn where
 * "double quantization" is on (QLoRA, arXiv:2305.14314); GPTQ and AWQ have one of 16 bits and a zero point per 128 weights.
 */
export const BITS = { double4: 4.127, plain4: 4.5, grouped4: 4.16, eight: 8, half: 16, full: 32 } as const;

/** Weights as loaded. Quantized are the matrices of the layers; tables, norms and the output matrix stay in 16 bits. */
export function weightMemory(architecture: Architecture, bits: number): number {
  const all = parameterCount(architecture);
  if (bits >= 16) return (all * bits) / 8;
  const quantized = sum(architecture.model.layers.map(({ times, matrices, experts }) => times * (sum(matrices.map(({ inputs, outputs }) => inputs * outputs)) + (experts ? experts.count * experts.each : 0))));
  return (all - quantized) * 2 + (quantized * bits) / 8;
}

/** `15.0 GiB`, `640 MiB`. */
export function bytesShown(bytes: number): string {
  const [unit, size] = bytes >= 2 ** 30 ? (["GiB", 2 ** 30] as const) : bytes >= 2 ** 20 ? (["MiB", 2 ** 20] as const) : (["KiB", 2 ** 10] as const);
  const value = bytes / size;
  return `${value >= 100 || Number.isInteger(value) ? wholeShown(Math.round(value)) : value.toFixed(1)} ${unit}`;
}

/** `8.03 B`, `41.9 M`, `12,345`. */
export const countShown = (count: number): string => (count >= 1e9 ? `${(count / 1e9).toFixed(2)} B` : count >= 1e6 ? `${(count / 1e6).toFixed(1)} M` : wholeShown(count));

export const wholeShown = (count: number): string => count.toLocaleString("en");

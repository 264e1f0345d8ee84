import { entryOf, scalarAt, stringAt } from "../../../syntax/data/access.ts";
import type { Node } from "../../../syntax/data/node.ts";
import { soundRoots } from "../../../syntax/data/read.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Snapshot } from "../../../workspace/snapshot.ts";
import { type Architecture, architectureOf, parameterCount } from "../architecture.ts";
import { modelNamed } from "../modelNamed.ts";
import { activeParametersOf } from "../models/model.ts";
import { optionNumber, type ServeCommand, serveCommands } from "../serve/commands.ts";
import type { Estimate } from "./estimate.ts";
import { BITS, bytesShown, cacheOf, cachePerToken, countShown, weightMemory, wholeShown } from "./memory.ts";

const SOURCE = "Source: [vLLM](https://arxiv.org/abs/2309.06180), section 3.1: keys and values of each layer, 2 · layers · key-value heads · head size · bytes; of latent attention ([DeepSeek-V2](https://arxiv.org/abs/2405.04434), section 2.1) only the short vector. transformers keeps keys and values in full there.";

/** Parameters, weights and cache of the model that a config.json describes. */
export function modelMemory(document: Document): Estimate | undefined {
  const root = soundRoots(document)[0];
  const known = architectureOf(document);
  const at = entryOf(root, "model_type")?.key.span;
  if (!known || !at) return undefined;
  const count = parameterCount(known);
  const active = activeParametersOf(known.model);
  const bits = bitsOfConfig(root);
  const token = cachePerToken(known);
  const parts = [
    `${countShown(count)} parameters${active < count ? `, ${countShown(active)} of them for each token` : ""}`,
    `${bytesShown(weightMemory(known, bits))} in ${Math.floor(bits)} bits`,
    ...(token > 0 ? [`cache ${bytesShown(token)} per token`] : []),
  ];
  return { at, text: parts.join(" · "), explanation: [...weightLines(known, count, active), ...(token > 0 ? cacheLines(known, token) : [])].join("\n") };
}

function weightLines(known: Architecture, count: number, active: number): readonly string[] {
  const size = (bits: number): string => bytesShown(weightMemory(known, bits));
  return [
    `**${wholeShown(count)} parameters**, counted matrix by matrix as transformers builds this class${active < count ? `; each token goes through ${wholeShown(active)} of them` : ""}.`,
    `- weights: ${size(BITS.full)} in 32 bits, ${size(BITS.half)} in 16, ${size(BITS.eight)} in 8, ${size(BITS.double4)} in 4`,
    "- assumed for 8 and 4 bits: the matrices of the layers are quantized, tables of words, norms and output stay in 16; 4 bits are NF4 with quantized scales, 4.127 bits per weight ([QLoRA](https://arxiv.org/abs/2305.14314))",
  ];
}

function cacheLines(known: Architecture, token: number): readonly string[] {
  const { context, model } = known;
  const windows = model.layers.flatMap(({ cache }) => cache?.window ?? []);
  const whole = context > 0 ? `, ${bytesShown(cacheOf(known, context))} for one text of ${wholeShown(context)} tokens` : "";
  return [`- cache in 16 bits: ${bytesShown(token)} per token${whole}${windows.length > 0 && Math.min(...windows) < context ? ` (layers that look back ${wholeShown(Math.min(...windows))} tokens keep no more)` : ""}`, "", SOURCE];
}

/** By what the file says of its weights. */
function bitsOfConfig(root: Node | undefined): number {
  const method = stringAt(root, "quantization_config", "quant_method") ?? "";
  const bits = scalarAt(root, "quantization_config", "bits")?.value;
  if (scalarAt(root, "quantization_config", "load_in_4bit")?.value === true) return scalarAt(root, "quantization_config", "bnb_4bit_use_double_quant")?.value === true ? BITS.double4 : BITS.plain4;
  if (bits === 4 || method === "mxfp4") return BITS.grouped4;
  if (bits === 8 || method.includes('fp8') || scalarAt(root, "quantization_config", "load_in_8bit")?.value === true) return BITS.eight;
  return /float32|float$/.test(stringAt(root, "torch_dtype") ?? stringAt(root, "dtype") ?? "") ? BITS.full : BITS.half;
}

/** Weights and cache on each GPU of a server. */
export function servingMemory(document: Document, snapshot: Snapshot): readonly Estimate[] {
  return serveCommands(document).flatMap((command) => {
    const known = command.model && modelNamed(command.model.text, document.uri, snapshot);
    if (!command.model || !known) return [];
    return onEachGpu(command, command.model.span, known.architecture, known.source) ?? [];
  });
}

function onEachGpu(command: ServeCommand, at: Estimate["at"], known: Architecture, source: string): Estimate | undefined {
  const shards = optionNumber(command, command.engine === "vllm" ? "tensor-parallel-size" : "num-shard")?.value ?? 1;
  const stages = optionNumber(command, "pipeline-parallel-size")?.value ?? 1;
  const length = optionNumber(command, command.engine === "vllm" ? "max-model-len" : "max-total-tokens")?.value ?? known.context;
  const gpus = shards * stages;
  if (gpus < 1 || length < 1) return undefined;
  const cacheBytes = (command.options.get("kv-cache-dtype")?.value?.text ?? "").includes('fp8') ? 1 : 2;
  const bits = bitsOf(command);
  const weights = weightMemory(known, bits) / gpus;
  // Each GPU has at least one head of keys and values whole.
  const text = cacheOf(known, length, cacheBytes) / Math.min(shards, known.keyValueHeads) / stages;
  const each = gpus > 1 ? ` on each of ${wholeShown(gpus)} GPUs` : "";
  const fits = Math.floor((FREE - weights) / text);
  return {
    at,
    text: `weights ${bytesShown(weights)} + cache ${bytesShown(text)} per text of ${wholeShown(length)} tokens${each}`,
    explanation: [
      `**Memory${each}, estimated** for ${countShown(parameterCount(known))} parameters (${source})`,
      `- weights in ${Math.floor(bits)} bits: ${bytesShown(weights)}`,
      `- cache in ${cacheBytes * 8} bits: ${bytesShown(cachePerToken(known, cacheBytes))} per token in all, ${bytesShown(text)}${each} for one text of ${wholeShown(length)} tokens; the model was made for ${wholeShown(known.context)}`,
      fits > 0 ? `- a GPU of 80 GiB used to 90 % then holds about ${wholeShown(fits)} such text${fits === 1 ? "" : "s"} at a time` : "- a GPU of 80 GiB used to 90 % does not hold one such text beside its weights",
      "",
      "Not counted: activations while reading (1 to 2 GiB), CUDA graphs, adapters.",
      "",
      SOURCE,
    ].join("\n"),
  };
}

const FREE = 72 * 2 ** 30;

/** By the name of the method, or of the model. */
function bitsOf({ options, model }: ServeCommand): number {
  const method = `${options.get("quantization")?.value?.text ?? options.get("quantize")?.value?.text ?? ""} ${model?.text ?? ""}`.toLowerCase();
  if (/nf4|bitsandbytes|bnb-4bit/.test(method)) return BITS.plain4;
  if (/awq|gptq|int4|4bit|fp4/.test(method)) return BITS.grouped4;
  if (/fp8|int8|8bit|eetq/.test(method)) return BITS.eight;
  return /^float(32)?$/.test(options.get("dtype")?.value?.text ?? "") ? BITS.full : BITS.half;
}

import { entryOf, stringAt } from "../../../syntax/data/access.ts";
import { soundRoots } from "../../../syntax/data/read.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Snapshot } from "../../../workspace/snapshot.ts";
import { architectureOf, parameterCount } from "../architecture.ts";
import { modelNamed } from "../modelNamed.ts";
import { optionNumber, type ServeCommand, serveCommands } from "../serve/commands.ts";
import type { Estimate } from "./estimate.ts";
import { bytesShown, cachePerToken, countShown, weightMemory } from "./memory.ts";

const SOURCE = "Source: [vLLM](https://arxiv.org/abs/2309.06180), section 3.1: keys and values of each layer, 2 · layers · key-value heads · head size · bytes.";

/** Parameters, weights and cache of the model that a config.json describes. */
export function modelMemory(document: Document): Estimate | undefined {
  const root = soundRoots(document)[0];
  const model = architectureOf(document);
  const at = entryOf(root, "model_type")?.key.span;
  if (!model || !at) return undefined;
  const count = parameterCount(model);
  const bits = stringAt(root, "torch_dtype") === "float32" || stringAt(root, "dtype") === "float32" ? 32 : 16;
  const token = cachePerToken(model);
  return {
    at,
    text: `${countShown(count)} parameters · ${bytesShown(weightMemory(model, bits))} in ${bits} bits · cache ${bytesShown(token)} per token`,
    explanation: [
      `**${countShown(count)} parameters**: embeddings, ${model.layers} layers of attention (${model.heads} heads of ${model.headSize}, ${model.keyValueHeads} for keys and values), feed-forward and norms.`,
      `- weights: ${bytesShown(weightMemory(model, 32))} in 32 bits, ${bytesShown(weightMemory(model, 16))} in 16, ${bytesShown(weightMemory(model, 8))} in 8, ${bytesShown(weightMemory(model, 4))} in 4`,
      `- cache in 16 bits: ${bytesShown(token)} per token${model.context > 0 ? `, ${bytesShown(token * model.context)} for one text of ${model.context} tokens` : ""}`,
      "",
      SOURCE,
    ].join("\n"),
  };
}

/** Weights and cache on each GPU of a server. */
export function servingMemory(document: Document, snapshot: Snapshot): readonly Estimate[] {
  return serveCommands(document).flatMap((command) => {
    const known = command.model && modelNamed(command.model.text, document.uri, snapshot);
    if (!command.model || !known) return [];
    const { architecture } = known;
    const gpus = optionNumber(command, command.engine === "vllm" ? "tensor-parallel-size" : "num-shard")?.value ?? 1;
    const length = optionNumber(command, command.engine === "vllm" ? "max-model-len" : "max-total-tokens")?.value ?? architecture.context;
    const weights = weightMemory(architecture, bitsOf(command)) / gpus;
    const text = (cachePerToken(architecture) * length) / Math.min(gpus, architecture.keyValueHeads);
    const each = gpus > 1 ? ` on each of ${gpus} GPUs` : "";
    return {
      at: command.model.span,
      text: `weights ${bytesShown(weights)} + cache ${bytesShown(text)} per text of ${length} tokens${each}`,
      explanation: [
        `**Memory${each}, estimated** for ${countShown(parameterCount(architecture))} parameters (${known.source})`,
        `- weights in ${bitsOf(command)} bits: ${bytesShown(weights)}`,
        `- cache in 16 bits: ${bytesShown(cachePerToken(architecture))} per token in all, ${bytesShown(text)}${each} for one text of ${length} tokens; the model was made for ${architecture.context}`,
        `- a GPU of 80 GiB used to 90 % then holds about ${Math.max(0, Math.floor((72 * 2 ** 30 - weights) / text))} such texts at a time`,
        "",
        "Not counted: activations while reading (1 to 2 GiB), CUDA graphs, adapters.",
        "",
        SOURCE,
      ].join("\n"),
    };
  });
}

/** By the name of the method, or of the model. */
function bitsOf({ options, model }: ServeCommand): number {
  const method = `${options.get("quantization")?.value?.text ?? options.get("quantize")?.value?.text ?? ""} ${model?.text ?? ""}`.toLowerCase();
  if (/awq|gptq|nf4|int4|4bit|fp4/.test(method)) return 4;
  if (/fp8|int8|8bit|eetq/.test(method)) return 8;
  return /^float(32)?$/.test(options.get("dtype")?.value?.text ?? "") ? 32 : 16;
}

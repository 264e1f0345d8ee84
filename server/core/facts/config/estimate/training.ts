import { isTrue, nodeAt, numberAt, scalarAt, scalarsOf, stringAt } from "../../../syntax/data/access.ts";
import type { Node } from "../../../syntax/data/node.ts";
import { soundRoots } from "../../../syntax/data/read.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Snapshot } from "../../../workspace/snapshot.ts";
import { type Architecture, parameterCount } from "../architecture.ts";
import { modelNamed } from "../modelNamed.ts";
import { findFromHere } from "../paths.ts";
import type { Estimate } from "./estimate.ts";
import { activationMemory, adapterParameters, bytesShown, countShown, logitMemory, PER_PARAMETER, type StateBytes, stateMemory, weightMemory } from "./memory.ts";

/** The names by which a tool's config says the same thing. */
export interface TrainingKeys {
  readonly model: string;
  readonly batch: string;
  readonly length: readonly string[];
}

/** What one GPU needs to train what the config says, as far as the model is known. */
export function trainingMemory(document: Document, root: Node | undefined, keys: TrainingKeys, snapshot: Snapshot): Estimate | undefined {
  const model = scalarAt(root, keys.model);
  const known = model && modelNamed(model.text, document.uri, snapshot);
  if (!root || !known) return undefined;
  const { architecture } = known;
  const setup = setupOf(root, architecture, document, snapshot);
  const batch = numberAt(root, keys.batch) ?? 1;
  const length = keys.length.map((name) => numberAt(root, name)).find((value) => value !== undefined);
  const recomputed = isTrue(root, "gradient_checkpointing") || setup.tool === "llamafactory";
  const states = (gpus: number): number => setup.frozen + stateMemory(setup.trained, setup.bytes, setup.stage, gpus);
  const activations = length === undefined ? 0 : activationMemory(architecture, batch, length, recomputed) + logitMemory(architecture, batch, length);
  const lines = [
    `**Memory of one GPU, estimated** for ${countShown(parameterCount(architecture))} parameters (${known.source})`,
    setup.frozen > 0 ? `- frozen weights, ${setup.bits} bits: ${bytesShown(setup.frozen)}` : "",
    `- ${setup.frozen > 0 ? `${countShown(setup.trained)} parameters of adapters` : "states"}: ${setup.bytes.weights} + ${setup.bytes.gradients} + ${setup.bytes.optimizer} bytes each for weights, gradients and optimizer${setup.frozen > 0 ? "" : ` = ${bytesShown(stateMemory(setup.trained, setup.bytes, 0, 1))}`}`,
    length === undefined ? "- activations are not counted: the file does not say how long examples are" : `- activations of ${batch} × ${length} tokens: ${bytesShown(activations)} (${recomputed ? "recomputed: 2·s·b·h per layer, and 34·s·b·h of one" : "34·s·b·h per layer"}, and 8·s·b·V for the logits)`,
    setup.stage > 0 ? `- ZeRO stage ${setup.stage} shares states: ${[1, 2, 4, 8].map((gpus) => `${gpus} GPU${gpus > 1 ? "s" : ""} ${bytesShown(states(gpus) + activations)} each`).join(", ")}` : "",
    "",
    "Assumed: fused attention, activations in 16 bits. Not counted: CUDA itself (about 1 GiB), fragmentation, what a framework gathers for a moment.",
    "",
    "Sources: [ZeRO](https://arxiv.org/abs/1910.02054) and [memory anatomy](https://huggingface.co/docs/transformers/model_memory_anatomy) for states, [Korthikanti et al.](https://arxiv.org/abs/2205.05198) for activations, [QLoRA](https://arxiv.org/abs/2305.14314) for quantized weights.",
  ];
  const what = length === undefined ? "without activations" : `${bytesShown(states(1))} states + ${bytesShown(activations)} activations`;
  return { at: model.span, text: `≈ ${bytesShown(states(1) + activations)} on one GPU (${what})`, explanation: lines.filter((line, index) => line !== "" || index > 4).join("\n") };
}

interface Setup {
  readonly tool: string;
  /** Bytes of weights that are not trained. */
  readonly frozen: number;
  readonly bits: number;
  readonly trained: number;
  readonly bytes: StateBytes;
  readonly stage: number;
}

function setupOf(root: Node, model: Architecture, document: Document, snapshot: Snapshot): Setup {
  const half = ["bf16", "fp16", "pure_bf16"].some((name) => ["true", "auto"].includes(scalarAt(root, name)?.text ?? ""));
  const stage = zeroStage(root, document, snapshot);
  const base = stage > 0 ? PER_PARAMETER.deepspeed : half ? PER_PARAMETER.mixed : PER_PARAMETER.full;
  const bytes = { ...base, optimizer: base.optimizer - 8 + momentBytes(stringAt(root, "optim") ?? stringAt(root, "optimizer") ?? "") };
  const rank = numberAt(root, "lora_r") ?? numberAt(root, "lora_rank") ?? 8;
  const adapter = (stringAt(root, "adapter") ?? stringAt(root, "finetuning_type") ?? "").includes('lora') || isTrue(root, "use_peft");
  const bits = isTrue(root, "load_in_4bit") || numberAt(root, "quantization_bit") === 4 ? 4 : isTrue(root, "load_in_8bit") || numberAt(root, "quantization_bit") === 8 ? 8 : half ? 16 : 32;
  const tool = document.kind;
  if (!adapter) return { tool, frozen: 0, bits, trained: parameterCount(model), bytes, stage };
  return { tool, frozen: weightMemory(model, bits), bits, trained: adapterParameters(model, rank, targetsOf(root)), bytes: { ...PER_PARAMETER.full, optimizer: bytes.optimizer - base.optimizer + 8 }, stage };
}

/** Two moments in 32 bits, unless the optimizer keeps less. From the memory anatomy of transformers' documentation. */
function momentBytes(optimizer: string): number {
  if (optimizer.includes('8bit')) return 2;
  if (optimizer.startsWith("sgd")) return 0;
  return /adafactor|lion/.test(optimizer) ? 4 : 8;
}

function targetsOf(root: Node): readonly string[] | "all" {
  const listed = ["lora_target_modules", "lora_target"].flatMap((name) => scalarsOf(nodeAt(root, name))).flatMap(({ text }) => text.split(/\s*,\s*/));
  const isAll = listed.length === 0 || listed.some((name) => name === "all" || name === "all-linear") || isTrue(root, "lora_target_linear");
  return isAll ? "all" : listed;
}

/** From the DeepSpeed file that the config names. */
function zeroStage(root: Node, document: Document, snapshot: Snapshot): number {
  const path = stringAt(root, "deepspeed");
  const found = path === undefined ? undefined : findFromHere(document.uri, path, snapshot);
  const file = found?.state === "found" ? snapshot.files.read(found.uri) : undefined;
  return (file && numberAt(soundRoots(file)[0], "zero_optimization", "stage")) ?? Number(/zero_?([123])/i.exec(path ?? "")?.[1] ?? 0);
}

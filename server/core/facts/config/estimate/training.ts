import { isTrue, nodeAt, numberAt, scalarAt, scalarsOf, stringAt } from "../../../syntax/data/access.ts";
import type { Node } from "../../../syntax/data/node.ts";
import { soundRoots } from "../../../syntax/data/read.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Snapshot } from "../../../workspace/snapshot.ts";
import { type Architecture, parameterCount } from "../architecture.ts";
import { modelNamed } from "../modelNamed.ts";
import { findFromHere } from "../paths.ts";
import type { Estimate } from "./estimate.ts";
import { activationMemory, adapterParameters, BITS, bytesShown, countShown, logitMemory, PER_PARAMETER, type StateBytes, stateMemory, weightMemory, wholeShown } from "./memory.ts";
import { momentBytes } from "./optimizers.ts";

/** The names by which a tool's config says the same thing. */
export interface TrainingKeys {
  readonly model: string;
  readonly batch: string;
  /** What the tool takes where the file gives no batch. */
  readonly batchUnsaid: number;
  readonly length: readonly string[];
}

/** What one GPU needs to train what the config says, as far as the model is known. */
export function trainingMemory(document: Document, root: Node | undefined, keys: TrainingKeys, snapshot: Snapshot): Estimate | undefined {
  const model = scalarAt(root, keys.model);
  const known = model && modelNamed(model.text, document.uri, snapshot);
  if (!root || !known) return undefined;
  const { architecture } = known;
  const setup = setupOf(root, architecture, document, snapshot);
  const batch = numberAt(root, keys.batch) ?? keys.batchUnsaid;
  const length = keys.length.map((name) => numberAt(root, name)).find((value) => value !== undefined);
  const recomputed = isRecomputed(root, setup.tool);
  const fused = FUSED.some((name) => isTrue(root, name));
  const states = (gpus: number): number => setup.frozen + stateMemory(setup.trained, setup.bytes, setup.stage, gpus);
  const activations = length === undefined ? 0 : activationMemory(architecture, batch, length, recomputed) + (fused ? 0 : logitMemory(architecture, batch, length));
  const lines = [
    `**Memory of one GPU, estimated** for ${countShown(parameterCount(architecture))} parameters (${known.source})`,
    setup.frozen > 0 ? `- frozen weights, ${setup.bits} bits: ${bytesShown(setup.frozen)}` : "",
    `- ${setup.frozen > 0 ? `${countShown(setup.trained)} parameters of adapters` : "states"}: ${setup.bytes.weights} + ${setup.bytes.gradients} + ${setup.bytes.optimizer} bytes each for weights, gradients and optimizer${setup.frozen > 0 ? "" : ` = ${bytesShown(stateMemory(setup.trained, setup.bytes, 0, 1))}`}`,
    length === undefined ? "- activations are not counted: the file does not say how long examples are" : `- activations of ${wholeShown(batch)} × ${wholeShown(length)} tokens: ${bytesShown(activations)} (${recomputed ? "recomputed: 2·s·b·h per layer, and 34·s·b·h of one" : "34·s·b·h per layer"}, and ${fused ? "none for the logits, since the loss is fused with them" : "8·s·b·V for the logits"})`,
    setup.stage > 0 ? `- ZeRO stage ${setup.stage} shares states: ${[1, 2, 4, 8].map((gpus) => `${gpus} GPU${gpus > 1 ? "s" : ""} ${bytesShown(states(gpus) + activations)} each`).join(", ")}` : "",
    "",
    `Assumed: ${setup.assumed}; an optimizer that is not known here keeps as much as AdamW; fused attention, activations in 16 bits, in amounts that were worked out for GPT (models with experts keep more). Not counted: adapters of experts, CUDA itself (about 1 GiB), fragmentation, what a framework gathers for a moment.`,
    "",
    "Sources: [ZeRO](https://arxiv.org/abs/1910.02054) and [memory anatomy](https://huggingface.co/docs/transformers/model_memory_anatomy) for states, [Korthikanti et al.](https://arxiv.org/abs/2205.05198) for activations, [QLoRA](https://arxiv.org/abs/2305.14314) for quantized weights.",
  ];
  const what = length === undefined ? "without activations" : `${bytesShown(states(1))} states + ${bytesShown(activations)} activations`;
  return { at: model.span, text: `≈ ${bytesShown(states(1) + activations)} on one GPU (${what})`, explanation: lines.filter((line, index) => line !== "" || index > 4).join("\n") };
}

/** Settings that compute the loss without keeping the scores of every word. */
const FUSED = ["use_liger_kernel", "use_liger", "liger_fused_linear_cross_entropy", "enable_liger_kernel", "cut_cross_entropy"];

/** LLaMA-Factory recomputes unless told not to; Axolotl takes words such as `offload`, too. */
function isRecomputed(root: Node, tool: string): boolean {
  if (tool === "llamafactory") return !isTrue(root, "disable_gradient_checkpointing");
  return isTrue(root, "gradient_checkpointing") || /^(?:offload|offload_disk|unsloth)$/.test(stringAt(root, "gradient_checkpointing") ?? "");
}

interface Setup {
  readonly tool: string;
  /** Bytes of weights that are not trained. */
  readonly frozen: number;
  readonly bits: number;
  readonly trained: number;
  readonly bytes: StateBytes;
  readonly stage: number;
  /** How the tool keeps weights and moments, for a person. */
  readonly assumed: string;
}

function setupOf(root: Node, model: Architecture, document: Document, snapshot: Snapshot): Setup {
  const tool = document.kind;
  const half = ["bf16", "fp16", "bfloat16", "float16", "pure_bf16"].some((name) => ["true", "auto", "full"].includes(scalarAt(root, name)?.text ?? ""));
  const stage = zeroStage(root, document, snapshot);
  const optimizer = stringAt(root, "optim") ?? stringAt(root, "optimizer") ?? "";
  const rank = numberAt(root, "lora_r") ?? numberAt(root, "lora_rank") ?? 8;
  const adapter = (stringAt(root, "adapter") ?? stringAt(root, "finetuning_type") ?? (tool === "llamafactory" ? "lora" : "")).includes("lora") || isTrue(root, "use_peft");
  const bits = bitsOf(root, half, tool);
  if (adapter) return { tool, frozen: weightMemory(model, bits), bits: Math.floor(bits), trained: adapterParameters(model, rank, targetsOf(root, tool)) + savedTables(root) * model.vocabulary * model.hidden, bytes: { ...PER_PARAMETER.full, optimizer: momentBytes(optimizer) }, stage, assumed: "adapters and their moments in 32 bits" };
  const [base, assumed] = wholeModel(root, tool, half, stage);
  // The copy in 32 bits of ZeRO stays whatever the optimizer; moments follow the type of the weights.
  const moments = momentBytes(optimizer) * (base === PER_PARAMETER.half && !optimizer.includes("8bit") ? 0.5 : 1);
  return { tool, frozen: 0, bits: Math.floor(bits), trained: parameterCount(model), bytes: { ...base, optimizer: moments + (base === PER_PARAMETER.deepspeed ? 4 : 0) }, stage, assumed };
}

function wholeModel(root: Node, tool: string, half: boolean, stage: number): readonly [StateBytes, string] {
  if (stage > 0) return [PER_PARAMETER.deepspeed, "DeepSpeed's weights and gradients in 16 bits, with a copy and moments in 32"];
  const loaded = stringAt(root, "torch_dtype") ?? stringAt(root, "dtype") ?? stringAt(root, "model_dtype") ?? "";
  const isHalf = isTrue(root, "pure_bf16") || (half && tool === "axolotl") || /^b?float16$/.test(loaded);
  if (isHalf) return [PER_PARAMETER.half, "weights are loaded in 16 bits, and gradients and moments take that type"];
  return half ? [PER_PARAMETER.mixed, "weights in 32 bits with a copy in 16 while computing"] : [PER_PARAMETER.full, "everything in 32 bits"];
}

/** Of the weights as they are loaded. */
function bitsOf(root: Node, half: boolean, tool: string): number {
  const asked = numberAt(root, "quantization_bit");
  const doubled = scalarAt(root, "double_quantization") ?? scalarAt(root, "bnb_4bit_use_double_quant") ?? scalarAt(root, "use_bnb_nested_quant");
  if (isTrue(root, "load_in_4bit") || asked === 4) return (doubled ? doubled.value === true : tool !== "trainer") ? BITS.double4 : BITS.plain4;
  if (isTrue(root, "load_in_8bit") || asked === 8) return BITS.eight;
  const loaded = stringAt(root, "torch_dtype") ?? stringAt(root, "dtype") ?? "";
  return half || /^b?float16$/.test(loaded) ? BITS.half : BITS.full;
}

/** Tables of words that are trained whole beside the adapters. */
function savedTables(root: Node): number {
  const saved = ["lora_modules_to_save", "additional_target"].flatMap((name) => scalarsOf(nodeAt(root, name))).flatMap(({ text }) => text.split(/\s*,\s*/));
  return new Set(saved.filter((name) => /^(?:.*\.)?(?:embed_tokens|lm_head|wte|word_embeddings|embed_in|embed_out)$/.test(name))).size;
}

/** Where nothing is said, PEFT takes what its table has for the family: queries and values, or the matrix that has both in it. */
const UNSAID = ["q_proj", "v_proj", "c_attn", "query_key_value", "qkv_proj", "Wqkv"];

function targetsOf(root: Node, tool: string): readonly string[] | "all" {
  const listed = ["lora_target_modules", "lora_target"].flatMap((name) => scalarsOf(nodeAt(root, name))).flatMap(({ text }) => text.split(/\s*,\s*/)).map((name) => name.replace(/^.*\./, ""));
  if (listed.length === 0 && tool === "trainer") return UNSAID;
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

import { defineRule } from "../../engine/rule.ts";
import type { Finding } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isNull, isSet, mappingAt, numberAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const trussTrtLlm = defineRule({
  id: "truss-trt-llm",
  summary: "TensorRT-LLM cannot build or run the model as it is set up",
  severity: "error",
  languages: ["yaml"],
  kinds: ["truss"],
  references: ["https://docs.baseten.co/reference/truss-configuration"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    const build = entryOf(mappingAt(root, "trt_llm"), "build");
    if (build?.value.type !== "mapping") return;
    if (stringAt(root, "trt_llm", "inference_stack") !== "v2") {
      if (!isSet(build.value, "checkpoint_repository")) yield { at: build.key.span, message: "`build` has no `checkpoint_repository`, so there are no weights to build an engine of. Name it with `source` and `repo`." };
      yield* gpuCount(root, build.value);
    }
    yield* models(build.value);
    yield* accelerators(root, build.value);
  },
});

function* models(build: Node): Generator<Finding> {
  const model = scalarAt(build, "base_model");
  if (model && ["palmyra", "qwen", "llama", "mistral", "deepseek"].includes(model.text)) yield { at: model.span, message: `\`${model.text}\` was renamed: Truss now finds the architecture itself. Write \`decoder\`.`, fixes: [{ title: "Write decoder", edits: [{ span: model.span, text: "decoder" }] }] };
  if (model?.text === "whisper") yield { at: model.span, message: "Whisper is not built by `trt_llm` any more; Baseten serves it as a chain." };
}

function* accelerators(root: Node | undefined, build: Node): Generator<Finding> {
  const accelerator = scalarAt(root, "resources", "accelerator");
  if (accelerator && isNull(accelerator)) yield { at: accelerator.span, message: "TensorRT-LLM runs on GPUs only, and this model asks for none. Name one, such as `L4` or `H100`." };
  const [name = ""] = accelerator?.text.split(":") ?? [];
  const type = scalarAt(build, "quantization_type");
  const related = accelerator ? [{ at: accelerator.span, message: "The accelerators." }] : [];
  if (accelerator && ["T4", "V100"].includes(name) && stringAt(build, "base_model") !== "encoder_bert") yield { at: accelerator.span, message: `TensorRT-LLM does not run on ${name}: it needs an A10G, A100 or newer.` };
  else if (type && /^fp[48]/.test(type.text) && ["A10G", "A100", "A100_40GB"].includes(name)) yield { at: type.span, message: `${name} has no arithmetic for \`${type.text}\`. Use an L4, H100 or newer, or another \`quantization_type\`.`, related };
  else if (type && type.text.startsWith("fp4") && ["H100", "H100_40GB", "H200", "L4", "L40S"].includes(name)) yield { at: type.span, message: `${name} has no arithmetic for \`${type.text}\`: only B200 and newer have. Use \`${type.text.replace("fp4", "fp8")}\`.`, related };
}

/** A decoder uses every GPU of the machine; `decoder` is also what is built where nothing is said. */
function* gpuCount(root: Node | undefined, build: Node): Generator<Finding> {
  const accelerator = scalarAt(root, "resources", "accelerator");
  if (!accelerator || isNull(accelerator) || (stringAt(build, "base_model") ?? "decoder") !== "decoder") return;
  const gpus = Number(accelerator.text.split(":")[1] ?? 1);
  const share = scalarAt(build, "tensor_parallel_count") ?? scalarAt(build, "pipeline_parallel_count");
  const used = ["tensor_parallel_count", "pipeline_parallel_count", "sequence_parallel_count"].reduce((product, key) => product * (numberAt(build, key) ?? 1), 1);
  if (used !== gpus) yield { at: share?.span ?? accelerator.span, message: `The model is spread over ${used} GPU${used > 1 ? "s" : ""}, but \`${accelerator.text}\` is ${gpus}. Both must be the same.`, related: [{ at: accelerator.span, message: "The accelerators." }] };
}

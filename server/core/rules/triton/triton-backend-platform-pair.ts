import { defineRule } from "../../engine/rule.ts";
import { TRITON_PLATFORMS } from "../../facts/config/triton.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt, stringAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

const BACKENDS: Readonly<Record<string, string>> = {
  tensorrt_plan: "tensorrt",
  onnxruntime_onnx: "onnxruntime",
  tensorflow_savedmodel: "tensorflow",
  tensorflow_graphdef: "tensorflow",
  pytorch_libtorch: "pytorch",
};

/** What people write for a platform; a backend is told apart below. */
const ALIASES: Readonly<Record<string, string>> = { onnx: "onnxruntime_onnx", onnx_runtime: "onnxruntime_onnx", trt: "tensorrt_plan", plan: "tensorrt_plan", torch: "pytorch_libtorch", libtorch: "pytorch_libtorch", torchscript: "pytorch_libtorch", savedmodel: "tensorflow_savedmodel", graphdef: "tensorflow_graphdef", tf: "tensorflow_savedmodel" };

/** What people write for a backend. */
const OWN_NAMES: Readonly<Record<string, string>> = { onnx: "onnxruntime", onnx_runtime: "onnxruntime", trt: "tensorrt", torch: "pytorch", libtorch: "pytorch", tf: "tensorflow", trtllm: "tensorrtllm", tensorrt_llm: "tensorrtllm", vlm: "vllm" };
const KNOWN_BACKENDS = ["onnxruntime", "tensorrt", "tensorrtllm", "pytorch", "tensorflow", "openvino", "python", "dali", "fil", "vllm", "identity", "square", "repeat"];

export const tritonBackendPlatformPair = defineRule({
  id: "triton-backend-platform-pair",
  summary: "Backend and platform name different things",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const backend = scalarAt(root, "backend");
    const platform = stringAt(root, "platform");
    const named = scalarAt(root, "platform");
    const meant = named && !TRITON_PLATFORMS.includes(named.text) ? nearest(named.text, TRITON_PLATFORMS, 2) : undefined;
    if (named && meant !== undefined) yield { at: named.span, message: `Triton knows no platform \`${named.text}\`, so it does not load the model. Did you mean \`${meant}\`?` };
    const alias = named && !backend ? ALIASES[named.text.toLowerCase()] : undefined;
    if (named && alias !== undefined && meant === undefined) yield { at: named.span, message: `Triton knows no platform \`${named.text}\`, so it does not load the model. Write \`platform: "${alias}"\`.` };
    const written = backend && !KNOWN_BACKENDS.includes(backend.text) ? (OWN_NAMES[backend.text.toLowerCase()] ?? KNOWN_BACKENDS.find((name) => name === backend.text.toLowerCase())) : undefined;
    if (backend && written !== undefined) yield { at: backend.span, message: `Triton has no backend \`${backend.text}\`, so it does not load the model. Write \`backend: "${written}"\`.` };
    const instead = backend && BACKENDS[backend.text];
    if (backend && instead !== undefined) yield { at: backend.span, message: `\`${backend.text}\` is a platform, not a backend: there is no library of that name, and Triton does not load the model. Write \`backend: "${instead}"\`.` };
    const [own] = Object.entries(BACKENDS).find(([, name]) => name === platform) ?? [];
    if (named && own !== undefined && !backend) yield { at: named.span, message: `\`${named.text}\` is a backend, not a platform, so Triton does not load the model. Write \`backend: "${named.text}"\`, or the platform \`${own}\`.` };
    const expected = platform === undefined ? undefined : BACKENDS[platform];
    if (!backend || !named || backend.text === "" || expected === undefined || backend.text === expected || instead !== undefined) return;
    yield { at: backend.span, message: `The platform \`${named.text}\` belongs to the backend \`${expected}\`, not to \`${backend.text}\`: Triton refuses the model. Keep one of the two fields.`, related: [{ at: named.span, message: "The platform is set here." }] };
  },
});

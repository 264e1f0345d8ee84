import { defineRule, type Finding } from "../../engine/rule.ts";
import { tensorNames } from "../../facts/config/triton.ts";
import { rootOf } from "../../kinds/data.ts";
import { manyOf, nodeAt, numberAt, scalarAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const tritonTensorUnknown = defineRule({
  id: "triton-tensor-unknown",
  summary: "A warm-up or a batch input names an input that the model does not have",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const inputs = tensorNames(root, "input");
    const warmups = manyOf(nodeAt(root, "model_warmup"));
    const warmed = warmups.flatMap((warmup) => manyOf(nodeAt(warmup, "inputs")).flatMap((pair) => scalarAt(pair, "key") ?? []));
    const sources = ["batch_input", "batch_output"].flatMap((name) => manyOf(nodeAt(root, name))).flatMap((batch) => manyOf(nodeAt(batch, "source_input"))).flatMap((node) => (node.type === "scalar" ? [node] : []));
    // A model whose inputs are not listed has them filled in by its backend.
    if (inputs.length > 0) yield* [...warmed, ...sources].flatMap((name) => [...unknown(name, inputs)]);
    const most = numberAt(root, "max_batch_size") ?? 0;
    for (const size of warmups.flatMap((warmup) => scalarAt(warmup, "batch_size") ?? [])) {
      const limit = scalarAt(root, "max_batch_size");
      if (limit && typeof size.value === "number" && size.value > Math.max(1, most)) yield { at: size.span, message: `The warm-up sends batches of ${size.text}, and the model takes ${most} at most (\`max_batch_size\`): Triton does not load it. Send smaller ones.`, related: [{ at: limit.span, message: "The biggest batch." }] };
    }
  },
});

function* unknown(name: Scalar, inputs: readonly string[]): Generator<Finding> {
  if (name.text === "" || inputs.includes(name.text)) return;
  const meant = nearest(name.text, inputs);
  yield { at: name.span, message: `The model has no input \`${name.text}\`, so Triton does not load it. ${meant === undefined ? `It has ${inputs.map((one) => `\`${one}\``).join(", ")}.` : `Did you mean \`${meant}\`?`}` };
}

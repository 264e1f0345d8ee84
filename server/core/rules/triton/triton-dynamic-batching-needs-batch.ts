import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { fieldOf } from "../../facts/config/triton.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt, stringAt } from "../../syntax/data/access.ts";

/** Backends that find the batch size in the model file when the config does not say it. */
const AUTOMATIC = /^(onnxruntime|tensorflow|openvino|tensorrt)/;

export const tritonDynamicBatchingNeedsBatch = defineRule({
  id: "triton-dynamic-batching-needs-batch",
  summary: "Dynamic batching for a model without batches",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const batching = fieldOf(root, "dynamic_batching");
    const size = scalarAt(root, "max_batch_size");
    const chosenLater = !size && AUTOMATIC.test(stringAt(root, "backend") ?? stringAt(root, "platform") ?? "");
    if (!batching || chosenLater || (size && size.value !== 0)) return;
    yield { at: batching.key.span, message: `\`dynamic_batching\` puts requests together, yet \`max_batch_size\` is ${size ? "0" : "missing, which means 0"}: the model takes no batches, and this is refused or ignored. Set \`max_batch_size\`.`, related: othersIn(root, "max_batch_size") };
  },
});

import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { manyOf, nodeAt, numberAt } from "../../syntax/data/access.ts";

export const tritonPreferredLeMax = defineRule({
  id: "triton-preferred-le-max",
  summary: "A preferred batch is bigger than the biggest",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const most = numberAt(root, "max_batch_size");
    // Without batches there is nothing to prefer, which is another fault.
    if (most === undefined || most <= 0) return;
    const sizes = [nodeAt(root, "dynamic_batching", "preferred_batch_size"), nodeAt(root, "sequence_batching", "oldest", "preferred_batch_size")].flatMap((node) => manyOf(node));
    for (const size of sizes) {
      if (size.type === "scalar" && typeof size.value === "number" && size.value > most) yield { at: size.span, message: `A preferred batch of ${size.text} is bigger than \`max_batch_size\` (${most}), so Triton refuses the model.`, related: othersIn(root, "max_batch_size") };
    }
  },
});

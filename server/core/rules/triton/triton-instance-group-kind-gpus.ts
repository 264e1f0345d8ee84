import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, manyOf, nodeAt, scalarAt } from "../../syntax/data/access.ts";

export const tritonInstanceGroupKindGpus = defineRule({
  id: "triton-instance-group-kind-gpus",
  summary: "GPUs are named for instances that are not placed on them",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    for (const group of manyOf(nodeAt(rootOf(document), "instance_group"))) {
      const gpus = entryOf(group, "gpus");
      const kind = scalarAt(group, "kind");
      const places = PLACED_BY[kind?.text ?? ""];
      if (gpus && kind && places !== undefined) yield { at: gpus.key.span, message: `\`gpus\` are named, yet \`${kind.text}\` ${places}: Triton refuses the model. Use \`KIND_GPU\`, or remove \`gpus\`.`, related: othersIn(group, "kind") };
    }
  },
});

/** What Triton's core refuses beside `gpus` (ValidateInstanceGroup in model_config_utils.cc). */
const PLACED_BY: Readonly<Record<string, string>> = { KIND_CPU: "runs these instances on the CPU", KIND_MODEL: "leaves their place to the model" };

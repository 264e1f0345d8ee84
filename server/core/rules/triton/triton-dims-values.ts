import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { manyOf, nodeAt } from "../../syntax/data/access.ts";

export const tritonDimsValues = defineRule({
  id: "triton-dims-values",
  summary: "A dimension is neither a size nor -1",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    for (const tensor of ["input", "output"].flatMap((list) => manyOf(nodeAt(rootOf(document), list)))) {
      for (const dim of manyOf(nodeAt(tensor, "dims"))) {
        if (dim.type !== "scalar" || typeof dim.value !== "number" || dim.value > 0 || dim.value === -1) continue;
        yield { at: dim.span, message: `A dimension is a size of 1 or more, or -1 for any size; here it is ${dim.text}. Triton refuses the model.` };
      }
    }
  },
});

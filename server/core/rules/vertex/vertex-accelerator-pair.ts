import { defineRule } from "../../engine/rule.ts";
import { vertexJobOf } from "../../facts/config/vertex.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, itemsAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";

export const vertexAcceleratorPair = defineRule({
  id: "vertex-accelerator-pair",
  summary: "A GPU is named without a number, or a number without a GPU",
  severity: "error",
  languages: ["yaml"],
  kinds: ["vertex-job"],
  references: ["https://cloud.google.com/vertex-ai/docs/training/configure-compute"],
  fix: "none",

  *check(document) {
    for (const pool of itemsAt(vertexJobOf(rootOf(document)), "workerPoolSpecs")) {
      const type = entryOf(nodeAt(pool, "machineSpec"), "acceleratorType");
      const count = entryOf(nodeAt(pool, "machineSpec"), "acceleratorCount");
      if (type && !count) yield { at: type.key.span, message: "`acceleratorType` without `acceleratorCount`: no GPU is attached. Write how many." };
      if (count && !type && scalarAt(count.value)?.value !== 0) yield { at: count.key.span, message: "`acceleratorCount` without `acceleratorType`: Vertex AI refuses the job. Name the GPU." };
    }
  },
});

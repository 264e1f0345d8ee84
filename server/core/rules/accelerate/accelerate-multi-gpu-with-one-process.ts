import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const accelerateMultiGpuWithOneProcess = defineRule({
  id: "accelerate-multi-gpu-with-one-process",
  summary: "Several GPUs are asked for with one process",
  severity: "warning",
  languages: ["yaml", "json"],
  kinds: ["accelerate"],
  references: ["https://huggingface.co/docs/accelerate/package_reference/cli"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const type = scalarAt(root, "distributed_type");
    const processes = scalarAt(root, "num_processes");
    if (type?.text !== "MULTI_GPU" || processes?.value !== 1) return;
    yield { at: processes.span, message: "`MULTI_GPU` runs one process per GPU, and there is one: a single GPU works. Raise `num_processes`, or set `distributed_type: 'NO'`." };
  },
});

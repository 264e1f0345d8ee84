import { defineRule } from "../../engine/rule.ts";
import { vertexJobOf } from "../../facts/config/vertex.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";

export const vertexAcceleratorMachine = defineRule({
  id: "vertex-accelerator-machine",
  summary: "The machine does not come with this GPU",
  severity: "error",
  languages: ["yaml"],
  kinds: ["vertex-job"],
  references: ["https://cloud.google.com/vertex-ai/docs/training/configure-compute"],
  fix: "none",

  *check(document) {
    for (const pool of itemsAt(vertexJobOf(rootOf(document)), "workerPoolSpecs")) {
      const machine = stringAt(pool, "machineSpec", "machineType") ?? "";
      const type = scalarAt(pool, "machineSpec", "acceleratorType");
      const fits = FITS.find(([pattern]) => pattern.test(machine));
      if (!type || !fits || isPlaceholder(type) || fits[1].test(type.text)) continue;
      const chosen = scalarAt(pool, "machineSpec", "machineType");
      yield { at: type.span, ...(chosen && { related: [{ at: chosen.span, message: "This is the machine." }] }), message: `\`${machine}\` ${fits[2]}, not \`${type.text}\`, and Vertex AI refuses the job (as known in 2025-11). Change one of the two.` };
    }
  },
});

/** Machines that come with one kind of GPU, or take none. From the table of the documentation. */
const FITS: readonly (readonly [machine: RegExp, accelerator: RegExp, says: string])[] = [
  [/^a2-(high|mega)gpu-/, /^NVIDIA_TESLA_A100$/, "comes with `NVIDIA_TESLA_A100`"],
  [/^a2-ultragpu-/, /^NVIDIA_A100_80GB$/, "comes with `NVIDIA_A100_80GB`"],
  [/^a3-highgpu-/, /^NVIDIA_H100_80GB$/, "comes with `NVIDIA_H100_80GB`"],
  [/^g2-standard-/, /^NVIDIA_L4$/, "comes with `NVIDIA_L4`"],
  [/^n1-/, /^(NVIDIA_TESLA_(K80|P100|V100|P4|T4)|ACCELERATOR_TYPE_UNSPECIFIED)$/, "takes T4, V100, P100, P4 or K80"],
  [/^(e2|n2|n2d|c2|c2d|m1|c3)-/, /^ACCELERATOR_TYPE_UNSPECIFIED$/, "takes no GPU"],
];

import { defineRule } from "../../engine/rule.ts";
import { applicationsOf } from "../../facts/config/rayServe.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const rayserveGpuShare = defineRule({
  id: "rayserve-gpu-share",
  summary: "A replica asks for a part of several GPUs",
  severity: "error",
  languages: ["yaml"],
  kinds: ["ray-serve"],
  references: ["https://docs.ray.io/en/latest/ray-core/scheduling/accelerators.html"],
  fix: "none",

  *check(document) {
    for (const deployment of applicationsOf(document).flatMap((application) => itemsAt(application, "deployments"))) {
      const gpus = scalarAt(deployment, "ray_actor_options", "num_gpus");
      if (typeof gpus?.value === "number" && gpus.value > 1 && !Number.isInteger(gpus.value)) yield { at: gpus.span, message: `${gpus.text} GPUs cannot be given: above one, Ray gives whole GPUs only, and refuses the replica. Write a whole number, or less than 1.` };
    }
  },
});

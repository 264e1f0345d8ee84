import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { applicationsOf } from "../../facts/config/rayServe.ts";
import { isSet, itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const rayserveNumReplicasAndAutoscaling = defineRule({
  id: "rayserve-num-replicas-and-autoscaling",
  summary: "A fixed number of replicas and autoscaling at once",
  severity: "error",
  languages: ["yaml"],
  kinds: ["ray-serve"],
  references: ["https://docs.ray.io/en/latest/serve/production-guide/config.html"],
  fix: "none",

  *check(document) {
    for (const deployment of applicationsOf(document).flatMap((application) => itemsAt(application, "deployments"))) {
      const fixed = scalarAt(deployment, "num_replicas");
      if (typeof fixed?.value === "number" && isSet(deployment, "autoscaling_config")) yield { at: fixed.span, message: "`num_replicas` fixes the number that `autoscaling_config` shall choose, and Ray Serve refuses both. Remove one, or write `num_replicas: auto`.", related: othersIn(deployment, "autoscaling_config") };
    }
  },
});

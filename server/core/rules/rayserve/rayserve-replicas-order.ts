import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { applicationsOf } from "../../facts/config/rayServe.ts";
import { itemsAt, nodeAt, numberAt, scalarAt } from "../../syntax/data/access.ts";

export const rayserveReplicasOrder = defineRule({
  id: "rayserve-replicas-order",
  summary: "More replicas at least than at most",
  severity: "error",
  languages: ["yaml"],
  kinds: ["ray-serve"],
  references: ["https://docs.ray.io/en/latest/serve/production-guide/config.html"],
  fix: "none",

  *check(document) {
    for (const deployment of applicationsOf(document).flatMap((application) => itemsAt(application, "deployments"))) {
      const least = scalarAt(deployment, "autoscaling_config", "min_replicas");
      const most = numberAt(deployment, "autoscaling_config", "max_replicas");
      const first = scalarAt(deployment, "autoscaling_config", "initial_replicas");
      const turned = typeof least?.value === "number" && most !== undefined && least.value > most;
      if (typeof first?.value === "number" && !turned && (most ?? 1) > 0 && ((most !== undefined && first.value > most) || (typeof least?.value === "number" && first.value < least.value))) yield { at: first.span, message: `\`initial_replicas\` (${first.text}) is not between \`min_replicas\` and \`max_replicas\`, so Ray Serve refuses the config. Choose a number between them.`, related: othersIn(nodeAt(deployment, "autoscaling_config"), "min_replicas", "max_replicas") };
      if (turned && most > 0) yield { at: least.span, message: `\`min_replicas\` (${least.text}) is more than \`max_replicas\` (${most}), so Ray Serve refuses the config. Swap the two, or correct one.`, related: othersIn(nodeAt(deployment, "autoscaling_config"), "max_replicas") };
    }
  },
});

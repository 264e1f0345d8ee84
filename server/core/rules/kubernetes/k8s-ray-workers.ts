import { defineRule } from "../../engine/rule.ts";
import { rootsOf } from "../../kinds/data.ts";
import { entryOf, itemsAt, numberAt, scalarAt, stringAt } from "../../syntax/data/access.ts";

export const k8sRayWorkers = defineRule({
  id: "k8s-ray-workers",
  summary: "A group of Ray's workers asks for more or fewer machines than its limits allow",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes", "ray-serve"],
  references: ["https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/config.html"],
  fix: "none",

  *check(document) {
    for (const root of rootsOf(document)) {
      const groups = [["spec"], ["spec", "rayClusterSpec"], ["spec", "rayClusterConfig"]].flatMap((path) => itemsAt(root, ...path, "workerGroupSpecs"));
      for (const group of groups) {
        const name = stringAt(group, "groupName") ?? "this group";
        const [replicas, least, most] = [numberAt(group, "replicas"), numberAt(group, "minReplicas"), numberAt(group, "maxReplicas")];
        const upper = entryOf(group, "maxReplicas");
        const lower = entryOf(group, "minReplicas");
        const asked = scalarAt(group, "replicas");
        if (least !== undefined && most !== undefined && least > most && lower && upper) {
          yield { at: lower.value.span, message: `\`minReplicas\` ${least} of \`${name}\` is more than \`maxReplicas\` ${most}, so KubeRay refuses the cluster. Exchange or correct them.`, related: [{ at: upper.value.span, message: "The upper limit." }] };
        } else if (asked && replicas !== undefined && ((least !== undefined && replicas < least) || (most !== undefined && replicas > most))) {
          const limit = most !== undefined && replicas > most ? upper : lower;
          yield { at: asked.span, severity: "warning", message: `\`${name}\` asks for ${replicas} machines, outside of its limits ${least ?? 0} to ${most ?? "any"}; KubeRay takes the limit. Make them fit.`, ...(limit && { related: [{ at: limit.value.span, message: "The limit." }] }) };
        }
      }
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { GPU, podsOf, resource } from "../../facts/kubernetes/pods.ts";
import { isSet } from "../../syntax/data/access.ts";

export const k8sGpuToleration = defineRule({
  id: "k8s-gpu-toleration",
  summary: "A pod with a GPU does not tolerate the taint that GPU nodes usually have",
  severity: "hint",
  languages: ["yaml"],
  kinds: ["kubernetes"],
  references: ["https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/"],
  fix: "none",

  *check(document) {
    for (const { spec, containers, manifest } of podsOf(document)) {
      const limit = containers.map((container) => resource(container, "limits", GPU)).find((found) => found !== undefined);
      if (!limit || PLACES.some((key) => isSet(spec, key)) || /^(?:RayCluster|RayJob|RayService|PyTorchJob|TrainJob)$/.test(manifest.kind)) continue;
      yield { at: limit.key.span, message: `GPU nodes are usually tainted with \`${limit.key.text}:NoSchedule\` so that other pods stay away, and this pod then waits for ever. If yours are, add a toleration: \`{key: ${limit.key.text}, operator: Exists, effect: NoSchedule}\`.` };
    }
  },
});

const PLACES = ["tolerations", "nodeSelector", "affinity", "nodeName", "runtimeClassName"];

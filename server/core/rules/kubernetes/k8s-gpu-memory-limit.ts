import { defineRule } from "../../engine/rule.ts";
import { GPU, podsOf, resource } from "../../facts/kubernetes/pods.ts";

export const k8sGpuMemoryLimit = defineRule({
  id: "k8s-gpu-memory-limit",
  summary: "A pod with a GPU may use up the node's memory",
  severity: "info",
  languages: ["yaml"],
  kinds: ["kubernetes"],
  cwe: ["CWE-770"],
  references: ["https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/"],
  fix: "none",

  *check(document) {
    for (const { containers } of podsOf(document)) {
      for (const container of containers) {
        const gpu = resource(container, "limits", GPU);
        if (!gpu || resource(container, "limits", /^memory$/)) continue;
        yield { at: gpu.key.span, message: `\`${container.name}\` has no memory limit. Loading a model takes at least its size in main memory, and a leak in a data loader takes all: the node then kills other pods too. Add \`memory\` under \`limits\`.` };
      }
    }
  },
});

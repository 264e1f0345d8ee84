import { defineRule } from "../../engine/rule.ts";
import { GPU, podsOf, resource } from "../../facts/kubernetes/pods.ts";

export const k8sMemoryLimit = defineRule({
  id: "k8s-memory-limit",
  summary: "A container may use up the node's memory",
  severity: "info",
  strict: "warning",
  languages: ["yaml"],
  kinds: ["kubernetes"],
  cwe: ["CWE-770"],
  references: ["https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/"],
  fix: "none",

  *check(document) {
    for (const { containers } of podsOf(document)) {
      for (const container of containers) {
        // Without an image it is a patch, and the limit stands in what is patched.
        if (container.role !== "containers" || !container.image || resource(container, "limits", /^memory$/)) continue;
        const gpu = resource(container, "limits", GPU);
        yield { at: gpu?.key.span ?? container.image.span, message: `\`${container.name}\` has no memory limit. Loading a model takes at least its size in main memory, and a leak in a data loader takes all: the node then kills other pods too. Add \`memory\` under \`limits\`.` };
      }
    }
  },
});

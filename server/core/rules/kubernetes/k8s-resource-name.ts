import { defineRule } from "../../engine/rule.ts";
import { resourceNameProblem } from "../../facts/kubernetes/resourceNames.ts";
import { resourcesOf } from "../../facts/kubernetes/resources.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";

export const k8sResourceName = defineRule({
  id: "k8s-resource-name",
  summary: "A container asks for something by a name that the cluster does not have",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve", "argo"],
  references: ["https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-types"],
  fix: "suggested",

  *check(document) {
    for (const { requests, limits } of resourcesOf(document)) {
      for (const { key } of [...requests, ...limits]) {
        const problem = isPlaceholder(key) ? undefined : resourceNameProblem(key.text);
        if (!problem) continue;
        const { meant, refused } = problem;
        const hint = meant === undefined ? "There are `cpu`, `memory`, `ephemeral-storage` and devices such as `nvidia.com/gpu`." : `Did you mean \`${meant}\`?`;
        yield {
          at: key.span,
          message: refused ? `\`${key.text}\` is nothing that a container can ask for, so the cluster refuses the object. ${hint}` : `No device is known as \`${key.text}\`: the pod then waits for ever for a node that has one. ${hint}`,
          ...(meant !== undefined && { fixes: [replaceWith(document.text, key.span, meant)] }),
        };
      }
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { podsOf } from "../../facts/kubernetes/pods.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isNull, scalarAt } from "../../syntax/data/access.ts";

export const k8sContainerName = defineRule({
  id: "k8s-container-name",
  summary: "A container has a name that the cluster does not take",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve"],
  references: ["https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names"],
  fix: "none",

  *check(document) {
    for (const { containers } of podsOf(document)) {
      const seen = new Map<string, { readonly start: number; readonly end: number }>();
      for (const name of containers.flatMap(({ node }) => scalarAt(node, "name") ?? [])) {
        if (isNull(name) || isPlaceholder(name)) continue;
        const earlier = seen.get(name.text);
        if (!/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(name.text)) yield { at: name.span, message: `\`${name.text}\` cannot be the name of a container: use small letters, digits and \`-\`, at most 63. The cluster refuses the pod otherwise.` };
        else if (earlier) yield { at: name.span, message: `Another container of the pod is called \`${name.text}\` already, and the cluster refuses that. Rename one of them.`, related: [{ at: earlier, message: "The other one." }] };
        else seen.set(name.text, name.span);
      }
    }
  },
});

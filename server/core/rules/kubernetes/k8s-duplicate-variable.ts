import { defineRule } from "../../engine/rule.ts";
import { podsOf } from "../../facts/kubernetes/pods.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const k8sDuplicateVariable = defineRule({
  id: "k8s-duplicate-variable",
  summary: "A container gets one variable twice",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve"],
  references: ["https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/"],
  fix: "none",

  *check(document) {
    for (const { node, name: container } of podsOf(document).flatMap(({ containers }) => containers)) {
      const seen = new Set<string>();
      for (const item of itemsAt(node, "env")) {
        const name = scalarAt(item, "name");
        if (name && seen.has(name.text)) yield { at: name.span, message: `\`${container}\` gets \`${name.text}\` above already, and this one wins. Whoever changes the first will wonder why nothing happens: leave one.` };
        if (name) seen.add(name.text);
      }
    }
  },
});

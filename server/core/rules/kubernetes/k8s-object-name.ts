import { defineRule } from "../../engine/rule.ts";
import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isNull, scalarAt } from "../../syntax/data/access.ts";

/** Roles and their bindings may be called `system:node`. */
const FREE = /^(?:Cluster)?Role(?:Binding)?$/;

export const k8sObjectName = defineRule({
  id: "k8s-object-name",
  summary: "An object has a name that the cluster does not take",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes", "ray-serve"],
  references: ["https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names"],
  fix: "none",

  *check(document) {
    for (const { root, apiVersion, kind } of manifestsOf(document)) {
      const name = scalarAt(root, "metadata", "name");
      if (!name || isNull(name) || isPlaceholder(name) || FREE.test(kind)) continue;
      // Seldon's own command, which needs no cluster, takes `_` as well.
      const text = apiVersion.startsWith("mlops.seldon.io/") ? name.text.replaceAll("_", "-") : name.text;
      if (/^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/.test(text) && name.text.length <= 253) continue;
      yield { at: name.span, message: `\`${name.text}\` cannot be the name of a ${kind}: use small letters, digits, \`-\` and \`.\`, with a letter or digit at both ends. The cluster refuses it otherwise.` };
    }
  },
});

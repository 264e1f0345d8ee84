import { defineRule } from "../../engine/rule.ts";
import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { entriesAt } from "../../syntax/data/access.ts";

export const k8sIngressSnippet = defineRule({
  id: "k8s-ingress-snippet",
  summary: "An Ingress puts text of its own into the configuration of the cluster's entrance",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kubernetes"],
  cwe: ["CWE-94"],
  references: ["https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations-risk/"],
  fix: "none",

  *check(document) {
    for (const { root, kind } of manifestsOf(document)) {
      for (const { key } of kind === "Ingress" ? entriesAt(root, "metadata", "annotations") : []) {
        if (!/^nginx\.ingress\.kubernetes\.io\/(?:(?:configuration|server|auth|stream|modsecurity)-snippet)$/.test(key.text)) continue;
        yield { at: key.span, message: `\`${key.text}\` is copied into nginx, which holds the certificates and secrets of all Ingresses of the cluster: whoever may edit this object reads them (CVE-2021-25742). Use the annotations made for one purpose.` };
      }
    }
  },
});

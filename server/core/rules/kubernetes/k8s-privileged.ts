import { defineRule } from "../../engine/rule.ts";
import { breachesOf } from "../../facts/kubernetes/podSecurity.ts";
import { podsOf } from "../../facts/kubernetes/pods.ts";

export const k8sPrivileged = defineRule({
  id: "k8s-privileged",
  summary: "A container has the whole node",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve"],
  cwe: ["CWE-250"],
  references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
  fix: "none",

  *check(document) {
    for (const { at, container } of podsOf(document).flatMap(breachesOf).filter(({ control }) => control === "privileged")) {
      yield { at, message: `\`${container ?? "The container"}\` is privileged: whoever gets into it, by a model file or a request, has the node, its GPUs and the other pods' secrets. A GPU does not need this. Take it out.` };
    }
  },
});

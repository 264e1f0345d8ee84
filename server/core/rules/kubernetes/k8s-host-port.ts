import { defineRule } from "../../engine/rule.ts";
import { breachesOf } from "../../facts/kubernetes/podSecurity.ts";
import { podsOf } from "../../facts/kubernetes/pods.ts";

export const k8sHostPort = defineRule({
  id: "k8s-host-port",
  summary: "A container takes a port of the node",
  severity: "info",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve"],
  cwe: ["CWE-668"],
  references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
  fix: "none",

  *check(document) {
    for (const { at, what } of podsOf(document).flatMap(breachesOf).filter(({ control }) => control === "host port")) {
      yield { at, message: `\`${what}\` opens the model server on the node's own address, past services and network policies, and only one pod of each node can have it. Use a Service.` };
    }
  },
});

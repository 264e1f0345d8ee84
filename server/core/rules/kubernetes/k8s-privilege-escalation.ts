import { defineRule } from "../../engine/rule.ts";
import { breachesOf } from "../../facts/kubernetes/podSecurity.ts";
import { podsOf } from "../../facts/kubernetes/pods.ts";

export const k8sPrivilegeEscalation = defineRule({
  id: "k8s-privilege-escalation",
  summary: "A process in the container may get more rights than it was started with",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve"],
  cwe: ["CWE-269"],
  references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
  fix: "none",

  *check(document, snapshot) {
    for (const { at, what, container } of podsOf(document).flatMap(breachesOf).filter(({ control }) => control === "privilege escalation")) {
      const isExplicit = what.endsWith("true");
      if (!isExplicit && snapshot.settings.preset !== "strict") continue;
      yield { at, message: `A program with the setuid bit makes \`${container ?? "the container"}\` root. Say \`allowPrivilegeEscalation: false\` in its \`securityContext\`.` };
    }
  },
});

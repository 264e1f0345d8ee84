import { defineRule } from "../../engine/rule.ts";
import { breachesOf } from "../../facts/kubernetes/podSecurity.ts";
import { podsOf } from "../../facts/kubernetes/pods.ts";

export const k8sRootPod = defineRule({
  id: "k8s-root-pod",
  summary: "The container runs as root",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve"],
  cwe: ["CWE-250"],
  references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
  fix: "none",

  *check(document, snapshot) {
    for (const { at, what, container } of podsOf(document).flatMap(breachesOf).filter(({ control }) => control === "running as root")) {
      const isExplicit = what === "runAsUser: 0";
      if (!isExplicit && snapshot.settings.preset !== "strict") continue;
      yield { at, message: `\`${container ?? "The container"}\` ${isExplicit ? "runs as root" : "may run as root"}, so a hole in the server, or in a model file that it loads, has the whole container. Set \`runAsNonRoot: true\` and a \`runAsUser\` above 0; \`fsGroup\` makes mounted models readable.` };
    }
  },
});

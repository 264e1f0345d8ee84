import { defineRule } from "../../engine/rule.ts";
import { breachesOf, type Control } from "../../facts/kubernetes/podSecurity.ts";
import { podsOf } from "../../facts/kubernetes/pods.ts";

export const k8sUnconfined = defineRule({
  id: "k8s-unconfined",
  summary: "A container may make calls into the kernel that containers are kept from",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve"],
  cwe: ["CWE-250"],
  references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline"],
  fix: "none",

  *check(document) {
    for (const { at, what, control, forbiddenBy } of podsOf(document).flatMap(breachesOf)) {
      const why = forbiddenBy === "baseline" ? REASONS[control] : undefined;
      if (why !== undefined) yield { at, message: `This pod has ${what}: ${why} Leave it out; no model server needs it.` };
    }
  },
});

const REASONS: Partial<Readonly<Record<Control, string>>> = {
  "seccomp": "nothing filters its system calls, and holes in the kernel are reached through the rare ones.",
  "proc mount": "`/proc` shows and changes what belongs to the node.",
  "sysctls": "it changes settings of the node's kernel that other pods share.",
  "windows host process": "its process runs on the node itself, outside of any container.",
};

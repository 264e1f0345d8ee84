import { defineRule } from "../../engine/rule.ts";
import { breachesOf } from "../../facts/kubernetes/podSecurity.ts";
import { podsOf } from "../../facts/kubernetes/pods.ts";

export const k8sCapability = defineRule({
  id: "k8s-capability",
  summary: "A container gets rights of root that it should not need",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve"],
  cwe: ["CWE-250"],
  references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
  fix: "none",

  *check(document) {
    for (const { at, what, container, forbiddenBy } of podsOf(document).flatMap(breachesOf)) {
      const capability = forbiddenBy === "baseline" ? /^the capability (\w+)$/.exec(what)?.[1] : undefined;
      if (capability === undefined || RDMA.has(capability)) continue;
      yield { at, message: `\`${capability}\` lets \`${container ?? "the container"}\` do what only root of the node may${capability === "SYS_ADMIN" || capability === "ALL" ? ", which is as good as being the node" : ""}. Take it out; training and serving need none.` };
    }
  },
});

/** Pinning memory for network cards; it reaches nobody else's. */
const RDMA = new Set(["IPC_LOCK"]);

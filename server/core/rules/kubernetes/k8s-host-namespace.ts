import { defineRule } from "../../engine/rule.ts";
import { breachesOf } from "../../facts/kubernetes/podSecurity.ts";
import { podsOf } from "../../facts/kubernetes/pods.ts";

export const k8sHostNamespace = defineRule({
  id: "k8s-host-namespace",
  summary: "A pod shares a part of the node",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve"],
  cwe: ["CWE-653"],
  references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
  fix: "none",

  *check(document) {
    for (const { at, what } of podsOf(document).flatMap(breachesOf).filter(({ control }) => control === "host namespaces")) {
      const [key = ""] = what.split(":");
      yield { at, message: EFFECTS[key] ?? `\`${what}\` shares a part of the node with the pod.` };
    }
  },
});

const EFFECTS: Readonly<Record<string, string>> = {
  hostIPC: "With `hostIPC` the pod shares memory with everything on the node, which lets one job read another's tensors. For a larger `/dev/shm` mount an `emptyDir` with `medium: Memory` there.",
  hostNetwork: "With `hostNetwork` the pod sees the node's network: services that listen on localhost, and the cloud's metadata with its credentials. Leave it out unless the network card needs it (RDMA).",
  hostPID: "With `hostPID` the pod sees every process of the node, their environment and with it their secrets. Leave it out.",
};

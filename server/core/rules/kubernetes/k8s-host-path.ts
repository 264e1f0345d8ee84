import { defineRule } from "../../engine/rule.ts";
import { podsOf } from "../../facts/kubernetes/pods.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const k8sHostPath = defineRule({
  id: "k8s-host-path",
  summary: "A pod mounts a folder of the node",
  severity: "info",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve"],
  cwe: ["CWE-668"],
  references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
  fix: "none",

  *check(document) {
    for (const { spec } of podsOf(document)) {
      for (const volume of itemsAt(spec, "volumes")) {
        const path = scalarAt(volume, "hostPath", "path");
        if (!path || DEVICES.test(path.text)) continue;
        const isSensitive = SENSITIVE.test(path.text);
        yield {
          at: path.span,
          ...(isSensitive ? { severity: "error" as const } : {}),
          message: isSensitive
            ? `\`${path.text}\` belongs to the node: whoever gets into the container can take over the node, and with it the cluster. Take the volume out.`
            : `\`${path.text}\` lies on whichever node the pod lands on: another node has other files, and whoever writes there can change what others load. For models use a PersistentVolumeClaim or an image volume, and mount it read-only.`,
        };
      }
    }
  },
});

const SENSITIVE = /^\/(?:$|etc|root|proc|sys|boot|var\/run|run|var\/lib\/(?:kubelet|docker|containerd)|usr|bin|home)(?:\/|$)/;
const DEVICES = /^\/dev\/(?:shm|infiniband|nvidia\w*|dri|kfd|hugepages)/;

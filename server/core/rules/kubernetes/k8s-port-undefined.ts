import { defineRule } from "../../engine/rule.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { podsOf } from "../../facts/kubernetes/pods.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const k8sPortUndefined = defineRule({
  id: "k8s-port-undefined",
  summary: "A probe asks a port by a name that its container does not have",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve"],
  references: ["https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/"],
  fix: "none",

  *check(document) {
    for (const { node } of podsOf(document).flatMap(({ containers }) => containers)) {
      const names = itemsAt(node, "ports").flatMap((port) => scalarAt(port, "name") ?? []);
      const probes = entriesAt(node).filter(({ key }) => key.text.endsWith("Probe"));
      for (const port of probes.flatMap(({ value }) => [scalarAt(value, "httpGet", "port") ?? [], scalarAt(value, "tcpSocket", "port") ?? []].flat())) {
        if (typeof port.value !== "string" || isPlaceholder(port) || /^\d+$/.test(port.text) || names.some(({ text }) => text === port.text)) continue;
        const { hint, related } = meantBy(port, names, "Write the number, or give the port this name under `ports`.");
        yield { at: port.span, message: `The container has no port \`${port.text}\`, so the probe fails and the pod never becomes ready. ${hint}`, ...(related && { related }) };
      }
    }
  },
});

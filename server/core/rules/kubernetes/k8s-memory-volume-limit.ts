import { defineRule } from "../../engine/rule.ts";
import { podsOf } from "../../facts/kubernetes/pods.ts";
import { isSet, itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const k8sMemoryVolumeLimit = defineRule({
  id: "k8s-memory-volume-limit",
  summary: "A volume in memory may grow until the node is out of it",
  severity: "info",
  strict: "warning",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve"],
  cwe: ["CWE-770"],
  owasp: ["LLM10:2025"],
  references: ["https://kubernetes.io/docs/concepts/storage/volumes/#emptydir"],
  fix: "none",

  *check(document) {
    for (const { spec } of podsOf(document)) {
      for (const volume of itemsAt(spec, "volumes")) {
        const medium = scalarAt(volume, "emptyDir", "medium");
        if (medium?.text !== "Memory" || isSet(volume, "emptyDir", "sizeLimit")) continue;
        yield {
          at: medium.span,
          message: `What is written to this volume lies in the node's memory, and nothing bounds it: the pod, or its neighbours, are killed when it is used up. Add a \`sizeLimit\`, such as \`8Gi\`, and count it into the memory limit.`,
        };
      }
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { mountsOf } from "../../facts/kubernetes/mounts.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { nearest } from "../../text/nearest.ts";

export const k8sVolumeUndefined = defineRule({
  id: "k8s-volume-undefined",
  summary: "A container mounts a volume that nothing defines",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "argo", "ray-serve"],
  references: ["https://kubernetes.io/docs/concepts/storage/volumes/"],
  fix: "suggested",

  *check(document) {
    for (const { volume, known, open } of mountsOf(document)) {
      if (known.has(volume.text) || isPlaceholder(volume)) continue;
      const meant = nearest(volume.text, known);
      if (open && meant === undefined) continue;
      yield {
        at: volume.span,
        message: `No volume is called \`${volume.text}\`, so the cluster refuses the pod. ${meant === undefined ? "Add it under `volumes`, or correct the name." : `Did you mean \`${meant}\`?`}`,
        ...(meant !== undefined && { fixes: [replaceWith(document.text, volume.span, meant)] }),
      };
    }
  },
});

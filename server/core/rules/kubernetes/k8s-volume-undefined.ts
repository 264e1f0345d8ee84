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
    const told = new Set<string>();
    for (const { volume, known, unused, open } of mountsOf(document)) {
      if (known.has(volume.text) || isPlaceholder(volume)) continue;
      const meant = nearest(volume.text, known);
      // Where one volume was renamed, all mounts of it name the old one.
      const place = [...known].join(" ") + volume.text;
      if ((open && meant === undefined) || (unused.length > 0 && told.has(place))) continue;
      told.add(place);
      yield {
        at: volume.span,
        ...(unused.length > 0 && { related: unused.map((other) => ({ at: other.span, message: `Nothing mounts \`${other.text}\`.` })) }),
        message: `No volume is called \`${volume.text}\`, so the cluster refuses the pod. ${meant === undefined ? "Add it under `volumes`, or correct the name." : `Did you mean \`${meant}\`?`}`,
        ...(meant !== undefined && { fixes: [replaceWith(document.text, volume.span, meant)] }),
      };
    }
  },
});

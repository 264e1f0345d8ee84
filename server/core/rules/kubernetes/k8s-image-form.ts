import { defineRule } from "../../engine/rule.ts";
import { imageNameProblem } from "../../facts/docker/imageName.ts";
import { isPatch } from "../../facts/kubernetes/patches.ts";
import { podsOf } from "../../facts/kubernetes/pods.ts";
import { isPlaceholder, isStandIn } from "../../kinds/schema/placeholder.ts";
import { entryOf, isSet } from "../../syntax/data/access.ts";

/** Objects whose pods are written out in full; operators give some an image of their own. */
const WRITTEN_OUT = /^(?:Pod|Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob)$/;

export const k8sImageForm = defineRule({
  id: "k8s-image-form",
  summary: "A container has no image, or one that no registry could have",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve"],
  references: ["https://kubernetes.io/docs/concepts/containers/images/#image-names"],
  fix: "none",

  *check(document) {
    for (const { containers, manifest } of podsOf(document)) {
      for (const { node, name, image } of containers) {
        const at = entryOf(node, "name");
        const full = WRITTEN_OUT.test(manifest.kind) && !isPatch(manifest.root) && ["command", "args", "ports", "resources", "volumeMounts"].filter((key) => isSet(node, key)).length > 1;
        if (!entryOf(node, "image") && at && full && containers.some((other) => other.image)) yield { at: at.value.span, severity: "warning", message: `\`${name}\` has no \`image\`, so there is nothing to run and the pod waits. Add it.`, related: [{ at: node.span, message: "The whole container." }] };
        // Paths of Go programs, of which ko makes images.
        if (!image || image.text === "" || isPlaceholder(image) || isStandIn(image) || image.text.startsWith("ko://")) continue;
        const problem = imageNameProblem(image.text);
        if (problem !== undefined) yield { at: image.span, message: `\`${image.text}\` ${problem}, so the node cannot fetch it and the pod waits with \`InvalidImageName\`.` };
      }
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { imageNameProblem } from "../../facts/docker/imageName.ts";
import { podsOf } from "../../facts/kubernetes/pods.ts";
import { isPlaceholder, isStandIn } from "../../kinds/schema/placeholder.ts";
import { entryOf, isSet, nodeAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

/** Objects whose pods are written out in full; patches and operators leave the image to others. */
const WHOLE = /^(?:Pod|Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob)$/;

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
        const full = WHOLE.test(manifest.kind) && isWhole(manifest.root) && ["command", "args", "ports", "resources", "volumeMounts"].filter((key) => isSet(node, key)).length > 1;
        if (!entryOf(node, "image") && at && full && containers.some((other) => other.image)) yield { at: at.value.span, severity: "warning", message: `\`${name}\` has no \`image\`, so there is nothing to run and the pod waits. Add it.`, related: [{ at: node.span, message: "The whole container." }] };
        // Paths of Go programs, of which ko makes images.
        if (!image || image.text === "" || isPlaceholder(image) || isStandIn(image) || image.text.startsWith("ko://")) continue;
        const problem = imageNameProblem(image.text);
        if (problem !== undefined) yield { at: image.span, message: `\`${image.text}\` ${problem}, so the node cannot fetch it and the pod waits with \`InvalidImageName\`.` };
      }
    }
  },
});

const isWhole = (root: Node): boolean => isSet(root, "spec", "selector") || isSet(nodeAt(root, "spec", "template", "metadata"), "labels") || isSet(root, "spec", "template", "spec", "restartPolicy");

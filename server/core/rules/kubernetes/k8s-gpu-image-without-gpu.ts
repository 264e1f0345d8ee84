import { defineRule } from "../../engine/rule.ts";
import { GPU, gpusOf, podsOf, resource } from "../../facts/kubernetes/pods.ts";
import { roomIn } from "../../kinds/schema/check.ts";
import { entriesAt, isSet } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const k8sGpuImageWithoutGpu = defineRule({
  id: "k8s-gpu-image-without-gpu",
  summary: "A server that needs a GPU gets none",
  severity: "info",
  languages: ["yaml"],
  kinds: ["kubernetes", "ray-serve"],
  references: ["https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/"],
  fix: "none",

  *check(document) {
    for (const { containers } of podsOf(document)) {
      for (const container of containers) {
        const { image, role } = container;
        if (!image || role !== "containers" || gpusOf(container) > 0 || !NEEDS_GPU.test(image.text)) continue;
        if (/cpu|rocm/i.test(image.text) || isSet(container.node, "resources", "claims") || resource(container, "limits", GPU)) continue;
        yield { at: image.span, message: `\`${image.text}\` is built to run on a GPU, and this container asks for none, so it lands on any node and fails or runs on the CPU. Add \`nvidia.com/gpu: 1\` under \`resources.limits\`.`, related: roomIn(document.text, container.node.span), ...(SERVER.test(image.text) && !hasAccelerator(container.node) && { severity: "warning" }) };
      }
    }
  },
});

/** What does not start without. */
const SERVER = /(?:^|\/)(?:vllm-openai|text-generation-inference|sglang|lmdeploy)(?::|@|$)/;

/** A TPU or the like, or a GPU that is given by a claim or a patch elsewhere. */
const hasAccelerator = (container: Node): boolean => ["limits", "requests"].flatMap((list) => entriesAt(container, "resources", list)).some(({ key }) => /[./]/.test(key.text)) || !isSet(container, "resources");

const NEEDS_GPU = /(?:^|\/)(?:vllm-openai|text-generation-inference|tritonserver|sglang|lmdeploy|nim)(?::|@|$)|(?:^|\/)nvidia\/cuda:/;

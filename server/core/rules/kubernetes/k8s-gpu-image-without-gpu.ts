import { defineRule } from "../../engine/rule.ts";
import { GPU, gpusOf, podsOf, resource } from "../../facts/kubernetes/pods.ts";
import { isSet } from "../../syntax/data/access.ts";

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
        yield { at: image.span, message: `\`${image.text}\` is built to run on a GPU, and this container asks for none, so it lands on any node and fails or runs on the CPU. Add \`nvidia.com/gpu: 1\` under \`resources.limits\`.` };
      }
    }
  },
});

const NEEDS_GPU = /(?:^|\/)(?:vllm-openai|text-generation-inference|tritonserver|sglang|lmdeploy|nim)(?::|@|$)|(?:^|\/)nvidia\/cuda:/;

import { defineRule } from "../../engine/rule.ts";
import { gpusOf, podsOf } from "../../facts/kubernetes/pods.ts";
import { entryOf, isTrue, itemsAt, stringAt } from "../../syntax/data/access.ts";

export const k8sSharedMemory = defineRule({
  id: "k8s-shared-memory",
  summary: "Several GPUs work together without enough shared memory",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve"],
  references: ["https://docs.vllm.ai/en/stable/deployment/k8s/"],
  fix: "none",

  *check(document) {
    for (const { spec, containers, manifest } of podsOf(document)) {
      if (isTrue(spec, "hostIPC")) continue;
      // KubeRay mounts memory for Ray's own container, which is the first of a pod, and KServe for that of a language model.
      for (const container of manifest.apiVersion.startsWith("ray.io/") ? containers.slice(1) : containers) {
        const gpus = gpusOf(container);
        const count = entryOf(entryOf(entryOf(container.node, "resources")?.value, "limits")?.value, GPU_KEY);
        if (manifest.kind === "LLMInferenceService" && container.name === "main") continue;
        if (gpus < 2 || !count || itemsAt(container.node, "volumeMounts").some((mount) => /^\/dev\/shm\/?$/.test(stringAt(mount, "mountPath") ?? ""))) continue;
        yield {
          at: { start: count.key.span.start, end: count.value.span.end },
          message: `\`${container.name}\` uses ${gpus} GPUs, and its processes exchange data through \`/dev/shm\`, which has 64 MB unless something else is mounted there. NCCL and data loaders then die with "Bus error" or "No space left on device". Mount an \`emptyDir\` with \`medium: Memory\` and a \`sizeLimit\` at \`/dev/shm\`.`,
        };
      }
    }
  },
});

const GPU_KEY = "nvidia.com/gpu";

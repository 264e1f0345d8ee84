import { defineRule } from "../../engine/rule.ts";
import { servicesOf } from "../../facts/compose/services.ts";
import { isSet } from "../../syntax/data/access.ts";

export const composeGpuMissing = defineRule({
  id: "compose-gpu-missing",
  summary: "A service that needs a GPU gets none",
  severity: "info",
  languages: ["yaml"],
  kinds: ["compose"],
  references: ["https://docs.docker.com/compose/how-tos/gpu-support/"],
  fix: "none",

  *check(document) {
    for (const { name, node, image } of servicesOf(document)) {
      if (!image || !NEEDS_GPU.test(image.text) || /cpu|rocm/i.test(image.text)) continue;
      if (["gpus", "runtime", "devices", "device_cgroup_rules", "extends"].some((key) => isSet(node, key)) || isSet(node, "deploy", "resources", "reservations", "devices")) continue;
      yield { at: image.span, message: `\`${name.text}\` runs \`${image.text}\`, which is built for a GPU, and gets none: it stops with "no CUDA-capable device", or runs on the CPU. Add \`gpus: all\`.` };
    }
  },
});

const NEEDS_GPU = /(?:^|\/)(?:vllm-openai|text-generation-inference|tritonserver|sglang|lmdeploy)(?::|@|$)|(?:^|\/)nvidia\/cuda:/;

import { defineRule } from "../../engine/rule.ts";
import { environmentOf, servicesOf, type Service } from "../../facts/compose/services.ts";
import { isSet, nodeAt, scalarsOf } from "../../syntax/data/access.ts";
import type { Span } from "../../text/span.ts";

export const composeGpuMissing = defineRule({
  id: "compose-gpu-missing",
  summary: "A service that needs a GPU gets none",
  severity: "info",
  languages: ["yaml"],
  kinds: ["compose"],
  references: ["https://docs.docker.com/compose/how-tos/gpu-support/"],
  fix: "none",

  *check(document) {
    for (const service of servicesOf(document)) {
      const { name, node } = service;
      if (["gpus", "runtime", "devices", "device_cgroup_rules", "extends", "privileged"].some((key) => isSet(node, key)) || isSet(node, "deploy", "resources", "reservations") || isSet(node, "deploy", "resources", "limits", "devices")) continue;
      const need = needOf(service);
      if (need) yield { at: need.at, message: `\`${name.text}\` ${need.why}, and gets no GPU: it stops with "no CUDA-capable device", or runs on the CPU. Add \`gpus: all\`.` };
    }
  },
});

/** What tells that a service computes on a GPU: its image, its command, or the devices that it is to see. */
function needOf(service: Service): { readonly at: Span; readonly why: string } | undefined {
  const { image, node } = service;
  if (image && /cpu|rocm|xpu|hpu|neuron/i.test(image.text)) return undefined;
  if (image && NEEDS_GPU.test(image.text)) return { at: image.span, why: `runs \`${image.text}\`, which is built for a GPU` };
  const command = [...scalarsOf(nodeAt(node, "entrypoint")), ...scalarsOf(nodeAt(node, "command"))];
  const line = command.map(({ text }) => text).join(" ");
  const [first] = command;
  const [said] = ASKS_FOR_GPU.exec(line) ?? [];
  if (first && said !== undefined && !/--device[= ]cpu/.test(line)) return { at: (command.find(({ text }) => text.includes(said)) ?? first).span, why: `is started with \`${said}\`` };
  const visible = environmentOf(service).find(({ name, value }) => /^(?:NVIDIA|CUDA)_VISIBLE_DEVICES$/.test(name) && /^(?:all|\d[\d,]*)$/.test(value?.trim() ?? ""));
  return visible && { at: visible.at, why: `is to see the GPUs of \`${visible.name}\`` };
}

const NEEDS_GPU = /(?:^|\/)(?:vllm-openai|text-generation-inference|text-embeddings-inference|tritonserver|sglang|lmdeploy|nim)(?::|@|$)|(?:^|\/)nvidia\/cuda:|^nvcr\.io\/nim\/|(?:^|\/)pytorch\/pytorch:[\w.-]*cuda/;
const ASKS_FOR_GPU = /\bvllm serve\b|\bvllm\.entrypoints\.[\w.]+|--gpu-memory-utilization|--tensor-parallel-size|--device[= ](?:cuda|gpu)\b|\bnvidia-smi\b/;

import { defineRule } from "../../engine/rule.ts";
import { GPU } from "../../facts/kubernetes/pods.ts";
import { quantityOf, resourcesOf } from "../../facts/kubernetes/resources.ts";

export const k8sRequestOverLimit = defineRule({
  id: "k8s-request-over-limit",
  summary: "A container asks for more than it may use",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve", "argo"],
  references: ["https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/"],
  fix: "none",

  *check(document) {
    for (const { requests, limits } of resourcesOf(document)) {
      for (const { key, value } of requests) {
        const limit = limits.find((one) => one.key.text === key.text);
        const [asked, most] = [quantityOf(value.text), limit && quantityOf(limit.value.text)];
        if (!limit || asked === undefined || most === undefined || asked === most) continue;
        // GPUs and other devices cannot be shared out, so both numbers are one.
        const device = key.text.includes("/");
        // GPUs of pods are looked at as a whole by another rule.
        if (GPU.test(key.text) && /^(?:kubernetes|ray-serve)$/.test(document.kind)) continue;
        if (asked < most && !device) continue;
        yield {
          at: value.span,
          message: device ? `\`${key.text}\` is asked for ${value.text} times and limited to ${limit.value.text}: for devices both must be the same, and the cluster refuses the pod. Leave the request out.` : `\`${key.text}\` asks for ${value.text}, which is more than its limit of ${limit.value.text}, so the cluster refuses the pod. Raise the limit or lower the request.`,
          related: [{ at: limit.value.span, message: "The limit." }],
        };
      }
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { gpusOf, podsOf } from "../../facts/kubernetes/pods.ts";
import { entryOf, isSet, nodeAt } from "../../syntax/data/access.ts";

export const k8sGpuJobUnbounded = defineRule({
  id: "k8s-gpu-job-unbounded",
  summary: "A job on a GPU may fail and start again many times",
  severity: "hint",
  languages: ["yaml"],
  kinds: ["kubernetes"],
  cwe: ["CWE-400"],
  owasp: ["LLM10:2025"],
  references: ["https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup"],
  fix: "none",

  *check(document) {
    for (const { root, kind } of manifestsOf(document)) {
      const job = entryOf(kind === "CronJob" ? nodeAt(root, "spec", "jobTemplate") : root, "spec");
      if (!["Job", "CronJob"].includes(kind) || !job || isSet(job.value, "backoffLimit") || isSet(job.value, "activeDeadlineSeconds")) continue;
      if (!podsOf(document).some(({ manifest, containers }) => manifest.root === root && containers.some((container) => gpusOf(container) > 0))) continue;
      yield { at: job.key.span, message: "Without `backoffLimit` a script that fails is started seven times, each time with the GPU, and without `activeDeadlineSeconds` one that hangs keeps it for ever. Set both." };
    }
  },
});

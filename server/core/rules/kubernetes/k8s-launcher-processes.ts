import { defineRule } from "../../engine/rule.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { gpuLimitOf } from "../../facts/kubernetes/gpuLimit.ts";
import { podsOf, wordsOf } from "../../facts/kubernetes/pods.ts";

export const k8sLauncherProcesses = defineRule({
  id: "k8s-launcher-processes",
  summary: "A launcher starts more processes than the container has GPUs",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes"],
  references: ["https://docs.pytorch.org/docs/stable/elastic/run.html"],
  fix: "none",

  *check(document) {
    for (const container of podsOf(document).flatMap(({ containers }) => containers)) {
      const limit = gpuLimitOf(container.node);
      const words = limit ? wordsOf(container).flatMap((scalar) => matchesIn(document.text, scalar, /[^\s"'\\=]+/g)) : [];
      for (const [index, word] of words.entries()) {
        const next = words[index + 1];
        const asked = /^--(?:nproc[-_]per[-_]node|num_gpus)$/.test(word.text) && next && /^\d+$/.test(next.text) ? Number(next.text) : 0;
        if (limit && next && asked > limit.count) yield { at: next.at, message: `The launcher starts ${asked} processes, one per GPU, and the container gets ${limit.count}: those without a GPU stop with "invalid device ordinal". Make the two agree.`, related: [{ at: limit.at, message: "This is what the container gets." }] };
      }
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const k8sSeldon = defineRule({
  id: "k8s-seldon",
  summary: "A model of Seldon lies where nothing can fetch it, or an experiment has a default that takes no part in it",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes"],
  references: ["https://docs.seldon.ai/seldon-core-2"],
  fix: "none",

  *check(document) {
    for (const { root, apiVersion, kind } of manifestsOf(document)) {
      if (!apiVersion.startsWith("mlops.seldon.io/")) continue;
      const uri = kind === "Model" ? scalarAt(root, "spec", "storageUri") : undefined;
      if (uri && !isPlaceholder(uri) && uri.text.startsWith("gcs://")) yield { at: uri.span, message: `Seldon has no store called \`gcs\`: Google's is \`gs://\`. The model is never fetched.` };
      else if (uri && !isPlaceholder(uri) && /^(?:gs|s3|https?|azureblob|hdfs):(?:\/[^/]|[^/])/.test(uri.text)) yield { at: uri.span, message: `\`${uri.text}\` lacks a stroke: write \`${uri.text.replace(/^(\w+):\/?/, "$1://")}\`. The model is never fetched.` };
      const chosen = kind === "Experiment" ? scalarAt(root, "spec", "default") : undefined;
      const candidates = itemsAt(root, "spec", "candidates").flatMap((candidate) => scalarAt(candidate, "name") ?? []);
      if (!chosen || candidates.length === 0 || isPlaceholder(chosen) || candidates.some(({ text }) => text === chosen.text)) continue;
      const { hint, related } = meantBy(chosen, candidates, "Add it to `candidates`, or name one of them.");
      yield { at: chosen.span, message: `\`${chosen.text}\` is not among the candidates, so Seldon refuses the experiment. ${hint}`, related: related ?? candidates.map(({ span }) => ({ at: span, message: "A candidate." })) };
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

/** Kinds by API group: Kubernetes 1.34, KubeRay 1.5 and Seldon Core 1 and 2, read on 2026-11-21. */
const KINDS: Readonly<Record<string, string>> = {
  "apps": "Deployment StatefulSet DaemonSet ReplicaSet ControllerRevision",
  "batch": "Job CronJob",
  "autoscaling": "HorizontalPodAutoscaler",
  "ray.io": "RayCluster RayJob RayService RayCronJob",
  "mlops.seldon.io": "Model Experiment Pipeline Server ServerConfig SeldonRuntime SeldonConfig",
  "machinelearning.seldon.io": "SeldonDeployment",
};

export const k8sUnknownKind = defineRule({
  id: "k8s-unknown-kind",
  summary: "An API group has no such kind of object",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes", "ray-serve"],
  references: ["https://kubernetes.io/docs/reference/using-api/api-concepts/"],
  fix: "suggested",

  *check(document) {
    for (const { root, apiVersion } of manifestsOf(document)) {
      const [group = ""] = apiVersion.split("/");
      const known = Object.hasOwn(KINDS, group) ? (KINDS[group] ?? "").split(" ") : [];
      const kind = scalarAt(root, "kind");
      if (!kind || isPlaceholder(kind) || known.includes(kind.text)) continue;
      const meant = nearest(kind.text.replace(/List$/, ""), known);
      if (meant !== undefined && kind.text !== `${meant}List`) yield { at: kind.span, message: `\`${group}\` has no \`${kind.text}\`, so the cluster refuses it. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, kind.span, meant)] };
    }
  },
});

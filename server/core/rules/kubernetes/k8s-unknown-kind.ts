import { defineRule } from "../../engine/rule.ts";
import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

/** Kinds by API group: Kubernetes 1.34, KubeRay 1.6 and Seldon Core 1 and 2, read on 2026-11-22. */
const KINDS: Readonly<Record<string, string>> = {
  "apps": "Deployment StatefulSet DaemonSet ReplicaSet ControllerRevision",
  "batch": "Job CronJob",
  "v1": "Pod Service ConfigMap Secret PersistentVolume PersistentVolumeClaim ServiceAccount Namespace Node Event Endpoints LimitRange ResourceQuota ReplicationController PodTemplate Binding ComponentStatus List",
  "autoscaling": "HorizontalPodAutoscaler",
  "policy": "PodDisruptionBudget",
  "networking.k8s.io": "Ingress IngressClass NetworkPolicy IPAddress ServiceCIDR",
  "rbac.authorization.k8s.io": "Role ClusterRole RoleBinding ClusterRoleBinding",
  "storage.k8s.io": "StorageClass VolumeAttachment CSIDriver CSINode CSIStorageCapacity VolumeAttributesClass",
  "ray.io": "RayCluster RayJob RayService RayCronJob",
  "mlops.seldon.io": "Model Experiment Pipeline Server ServerConfig SeldonRuntime SeldonConfig",
  "machinelearning.seldon.io": "SeldonDeployment",
};

/** The versions of groups that operators bring along, the one of today first. */
const VERSIONS: Readonly<Record<string, string>> = { "ray.io": "v1 v1alpha1", "mlops.seldon.io": "v1alpha1", "machinelearning.seldon.io": "v1 v1alpha3 v1alpha2" };

export const k8sUnknownKind = defineRule({
  id: "k8s-unknown-kind",
  summary: "An API group has no such version or kind of object",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes", "ray-serve"],
  references: ["https://kubernetes.io/docs/reference/using-api/api-concepts/"],
  fix: "suggested",

  *check(document) {
    for (const { root, apiVersion } of manifestsOf(document)) {
      const [group = "", version = ""] = apiVersion.split("/");
      const at = scalarAt(root, "apiVersion");
      const served = Object.hasOwn(VERSIONS, group) ? (VERSIONS[group] ?? "").split(" ") : [];
      if (at && !isPlaceholder(at) && served.length > 0 && !served.includes(version)) {
        const now = `${group}/${served[0] ?? ""}`;
        yield { at: at.span, message: `There is no version \`${version}\` of \`${group}\`, so the cluster refuses the object. It is \`${now}\` today.`, fixes: [replaceWith(document.text, at.span, now)] };
      }
      const known = Object.hasOwn(KINDS, group) ? (KINDS[group] ?? "").split(" ") : [];
      const kind = scalarAt(root, "kind");
      if (!kind || isPlaceholder(kind) || known.includes(kind.text)) continue;
      const meant = nearest(kind.text.replace(/List$/, ""), known);
      if (meant !== undefined && kind.text !== `${meant}List`) yield { at: kind.span, message: `${group === "v1" ? "Kubernetes" : `\`${group}\``} has no \`${kind.text}\`, so the cluster refuses it. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, kind.span, meant)] };
    }
  },
});

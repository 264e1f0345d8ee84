import { defineRule } from "../../engine/rule.ts";
import { rootsOf } from "../../kinds/data.ts";
import { isOldService } from "../../kinds/kserve/schema.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

/** After the custom resources of KServe 0.16, read on 2026-11-21. */
const VERSIONS = ["v1alpha1", "v1alpha2", "v1beta1"];
/** Kinds that are served in one version, after the same resources of KServe 0.15 to 0.17. */
const SERVED: Readonly<Record<string, readonly string[]>> = { v1alpha1: ["ServingRuntime", "ClusterServingRuntime", "InferenceGraph", "TrainedModel", "ClusterStorageContainer", "LocalModelCache", "LocalModelNode", "LocalModelNodeGroup"] };
const KINDS = ["InferenceService", "InferenceGraph", "ServingRuntime", "ClusterServingRuntime", "TrainedModel", "ClusterStorageContainer", "LocalModelCache", "LocalModelNode", "LocalModelNodeGroup", "LLMInferenceService", "LLMInferenceServiceConfig"];

export const kserveUnknownKind = defineRule({
  id: "kserve-unknown-kind",
  summary: "KServe has no such version or kind of resource",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/docs/reference/crd-api"],
  fix: "suggested",

  *check(document) {
    for (const root of rootsOf(document)) {
      const group = scalarAt(root, "apiVersion");
      const [, version] = /^serving\.kserve\.io\/(\w+)$/.exec(group?.text ?? "") ?? [];
      if (!group || version === undefined) continue;
      if (!VERSIONS.includes(version)) yield { at: group.span, message: `KServe has no version \`${version}\` of its resources, so Kubernetes refuses this one. Known are ${VERSIONS.map((name) => `\`${name}\``).join(", ")}.` };
      const kind = scalarAt(root, "kind");
      if (isOldService(group.text, kind?.text ?? "")) yield { at: group.span, message: `InferenceServices of \`${version}\` are not served any more: Kubernetes refuses this one. Write \`serving.kserve.io/v1beta1\`, with what stood under \`default\` directly under \`spec\`.` };
      const served = Object.entries(SERVED).find(([, kinds]) => kinds.includes(kind?.text ?? ""))?.[0];
      if (served !== undefined && served !== version && VERSIONS.includes(version)) yield { at: group.span, message: `\`${kind?.text ?? ""}\` is served in \`${served}\` only, so Kubernetes refuses this one. Write \`serving.kserve.io/${served}\`.`, fixes: [replaceWith(document.text, group.span, `serving.kserve.io/${served}`)] };
      const meant = !kind || KINDS.includes(kind.text) || isPlaceholder(kind) ? undefined : nearest(kind.text, KINDS);
      if (kind && meant !== undefined) yield { at: kind.span, message: `KServe has no \`${kind.text}\`, so Kubernetes refuses it. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, kind.span, meant)] };
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { KSERVE_KINDS } from "../../facts/config/kserve.ts";
import { rootsOf } from "../../kinds/data.ts";
import { isOldService } from "../../kinds/kserve/schema.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

/** After the custom resources of KServe 0.16, read on 2026-11-21. */
const VERSIONS = ["v1alpha1", "v1alpha2", "v1beta1"];
/** Kinds that are not served in every version, after the same resources of KServe 0.15 to 0.17. */
const SERVED: readonly { readonly versions: readonly [string, ...string[]]; readonly kinds: readonly string[] }[] = [
  { versions: ["v1alpha1"], kinds: ["ServingRuntime", "ClusterServingRuntime", "InferenceGraph", "TrainedModel", "ClusterStorageContainer", "LocalModelCache", "LocalModelNode", "LocalModelNodeGroup"] },
  { versions: ["v1alpha1", "v1alpha2"], kinds: ["LLMInferenceService", "LLMInferenceServiceConfig"] },
];

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
      const served = SERVED.find(({ kinds }) => kinds.includes(kind?.text ?? ""))?.versions;
      const right = `serving.kserve.io/${served?.[0] ?? ""}`;
      if (served && !served.includes(version) && VERSIONS.includes(version)) yield { at: group.span, message: `\`${kind?.text ?? ""}\` is served in ${served.map((name) => `\`${name}\``).join(" and ")} only, so Kubernetes refuses this one. Write \`${right}\`.`, fixes: [replaceWith(document.text, group.span, right)] };
      const meant = !kind || KSERVE_KINDS.includes(kind.text) || isPlaceholder(kind) ? undefined : nearest(kind.text, KSERVE_KINDS);
      if (kind && meant !== undefined) yield { at: kind.span, message: `KServe has no \`${kind.text}\`, so Kubernetes refuses it. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, kind.span, meant)] };
    }
  },
});

import { defineRule, type Finding } from "../../engine/rule.ts";
import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { manifestFindings } from "../../kinds/kubernetes/manifestFindings.ts";
import { GROUPS, shapeOf } from "../../kinds/kubernetes/shapes/byKind.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import type { Node } from "../../syntax/data/node.ts";

export const k8sSchema = defineRule({
  id: "k8s-schema",
  summary: "The manifest has a key or a value that the cluster does not take",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes"],
  references: ["https://kubernetes.io/docs/reference/kubernetes-api/"],
  fix: "suggested",

  *check(document) {
    for (const { root, apiVersion, kind } of manifestsOf(document)) {
      const removed = wrongVersion(root, apiVersion, kind);
      if (removed) yield removed;
    }
    yield* manifestFindings(document);
  },
});

/** Versions that clusters no longer serve, and the one that took their place. */
const REMOVED = /^(?:extensions\/v1beta1|apps\/v1beta[12]|batch\/v(?:1beta1|2alpha1)|networking\.k8s\.io\/v1beta1|policy\/v1beta1|autoscaling\/v2beta[12]|rbac\.authorization\.k8s\.io\/v1(?:alpha|beta)1)$/;

function wrongVersion(root: Node, apiVersion: string, kind: string): Finding | undefined {
  const now = GROUPS[kind]?.source.replace(/^\^|\$$/g, "").replaceAll("\\", "").replace("v[12]", "v2");
  const at = scalarAt(root, "apiVersion");
  // Groups that others bring along have a dot in their names, and may have kinds of the same name.
  const others = apiVersion.includes("/") && apiVersion.split("/")[0]?.includes(".") === true && nearest(apiVersion, [now ?? ""]) === undefined;
  if (now === undefined || !at || isPlaceholder(at) || shapeOf(apiVersion, kind) || (others && !REMOVED.test(apiVersion))) return undefined;
  const title = { title: `Change to \`${now}\``, edits: [{ span: at.span, text: now }] };
  return { at: at.span, message: `\`${kind}\` is not in \`${apiVersion}\`: clusters of today refuse it. It is in \`${now}\`.`, fixes: [title] };
}

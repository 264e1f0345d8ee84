import { defineRule, type Finding } from "../../engine/rule.ts";
import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { GROUPS, shapeOf } from "../../kinds/kubernetes/shapes/byKind.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { partial } from "../../kinds/schema/shape.ts";
import { validate } from "../../kinds/schema/validate.ts";
import { isSet, itemsAt, nodeAt, scalarAt, stringAt, walk } from "../../syntax/data/access.ts";
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
    for (const { root, apiVersion, kind, name } of manifestsOf(document)) {
      const removed = wrongVersion(root, apiVersion, kind);
      if (removed) yield removed;
      const shape = shapeOf(apiVersion, kind);
      if (!shape || hasDirective(root)) continue;
      const owner = name === "" ? `this ${kind}` : `the ${kind} \`${name}\``;
      for (const { replacement, ...problem } of validate(root, isPatch(root) ? partial(shape) : shape, owner)) {
        yield replacement === undefined ? problem : { ...problem, fixes: [replaceWith(document.text, problem.at, replacement)] };
      }
    }
  },
});

/** Kustomize takes words such as `$patch: delete` between the keys. */
const hasDirective = (root: Node): boolean => walk(root).some(({ entry }) => entry?.key.text.startsWith("$"));

/** What Kustomize lays over another manifest says only what it changes. */
function isPatch(root: Node): boolean {
  const template = nodeAt(root, "spec", "template");
  if (!template || stringAt(root, "kind") === "Job" || isSet(root, "spec", "selector")) return false;
  return !isSet(template, "metadata", "labels") || itemsAt(template, "spec", "containers").some((container) => !isSet(container, "image"));
}

/** Versions that clusters no longer serve, and the one that took their place. */
const REMOVED = /^(?:extensions\/v1beta1|apps\/v1beta[12]|batch\/v(?:1beta1|2alpha1)|networking\.k8s\.io\/v1beta1|policy\/v1beta1|autoscaling\/v2beta[12]|rbac\.authorization\.k8s\.io\/v1(?:alpha|beta)1)$/;

function wrongVersion(root: Node, apiVersion: string, kind: string): Finding | undefined {
  const now = GROUPS[kind]?.source.replace(/^\^|\$$/g, "").replaceAll("\\", "").replace("v[12]", "v2");
  const at = scalarAt(root, "apiVersion");
  if (now === undefined || !at || shapeOf(apiVersion, kind) || !(REMOVED.test(apiVersion) || /^(?:v1|apps\/v1|batch\/v1)$/.test(apiVersion))) return undefined;
  const title = { title: `Change to \`${now}\``, edits: [{ span: at.span, text: now }] };
  return { at: at.span, message: `\`${kind}\` is not in \`${apiVersion}\`: clusters of today refuse it. It is in \`${now}\`.`, fixes: [title] };
}

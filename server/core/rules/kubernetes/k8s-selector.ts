import { defineRule } from "../../engine/rule.ts";
import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { entriesAt, entryOf, isSet, nodeAt, stringAt } from "../../syntax/data/access.ts";

export const k8sSelector = defineRule({
  id: "k8s-selector",
  summary: "The selector does not find the pods of its own template",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes"],
  references: ["https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector"],
  fix: "none",

  *check(document) {
    for (const { root, kind } of manifestsOf(document)) {
      const labels = nodeAt(root, "spec", "template", "metadata", "labels");
      const home = entryOf(nodeAt(root, "spec", "template", "metadata"), "labels") ?? entryOf(nodeAt(root, "spec"), "template");
      if (!["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"].includes(kind) || !isSet(root, "spec", "template")) continue;
      for (const { key, value } of entriesAt(root, "spec", "selector", "matchLabels")) {
        const own = stringAt(labels, key.text);
        if (value.type !== "scalar" || own === value.text || [own ?? "", value.text].some((text) => /[${}]/.test(text))) continue;
        const label = entryOf(labels, key.text);
        const other = label ? { start: label.key.span.start, end: label.value.span.end } : home?.key.span;
        yield { ...(other && { related: [{ at: other, message: label ? "The label of the pods." : "The labels of the pods." }] }), at: { start: key.span.start, end: value.span.end }, message: `The selector looks for \`${key.text}: ${value.text}\`, but the pods of the template have ${own === undefined ? "no such label" : `\`${key.text}: ${own}\``}. The cluster refuses this ${kind}.` };
      }
    }
  },
});

import { defineRule, type Finding } from "../../engine/rule.ts";
import { objectRoots, QUANTITY, resourcesOf } from "../../facts/kubernetes/resources.ts";
import { scalarAt, walk } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";

export const k8sQuantity = defineRule({
  id: "k8s-quantity",
  summary: "An amount of memory or of processors is written in a way that the cluster does not take, or not as it is meant",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve", "argo"],
  references: ["https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/"],
  fix: "suggested",

  *check(document) {
    for (const { requests, limits } of resourcesOf(document)) for (const { key, value } of [...limits, ...requests]) yield* judged(value, key.text);
    for (const { node, entry } of objectRoots(document).flatMap((root) => [...walk(root)])) {
      const size = entry?.key.text === "emptyDir" ? scalarAt(node, "sizeLimit") : undefined;
      if (size) yield* judged(size, "sizeLimit");
    }
  },
});

function* judged(value: Scalar, name: string): Generator<Finding> {
  const { text, span } = value;
  if (text === "" || /[${}]/.test(text)) return;
  if (!QUANTITY.test(text)) {
    const meant = /^(\d+(?:\.\d+)?)\s*([kKMGTPE])(?:i?[bB]|I)$/.exec(text);
    const instead = meant ? `${meant[1] ?? ""}${(meant[2] ?? "").toUpperCase()}i` : undefined;
    const fixes = instead === undefined ? [] : [{ title: `Change to ${instead}`, edits: [{ span, text: instead }] }];
    yield { at: span, message: `\`${name}: ${text}\` is no amount that the cluster takes, so it refuses the object. ${instead === undefined ? "Write a number with a unit such as `8Gi` or `500m`." : `Is \`${instead}\` meant?`}`, fixes };
  } else if (/^(?:memory|sizeLimit|ephemeral-storage)$/.test(name) && text.endsWith("m")) {
    yield { at: span, severity: "warning", message: `\`${text}\` of memory are thousandths of a byte. \`${text.replace(/m$/, "Mi")}\` is probably meant.`, fixes: [{ title: `Change to ${text.replace(/m$/, "Mi")}`, edits: [{ span, text: text.replace(/m$/, "Mi") }] }] };
  }
}

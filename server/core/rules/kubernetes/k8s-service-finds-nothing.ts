import { defineRule } from "../../engine/rule.ts";
import { manifestsOf, type Manifest } from "../../facts/kubernetes/manifests.ts";
import { podsOf, type Pod } from "../../facts/kubernetes/pods.ts";
import { entriesAt, entryOf, itemsAt, nodeAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const k8sServiceFindsNothing = defineRule({
  id: "k8s-service-finds-nothing",
  summary: "A Service leads to no pod, or to a port that no container has",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kubernetes"],
  references: ["https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service"],
  fix: "none",

  *check(document) {
    const pods = podsOf(document);
    const labelled = podsByLabel(pods);
    const named = new Map(pods.map((pod) => [pod.manifest.name, pod] as const).toReversed());
    for (const { root, kind, name } of manifestsOf(document)) {
      const wanted = kind === "Service" ? entriesAt(root, "spec", "selector") : [];
      const [first] = wanted;
      if (!first || pods.length === 0) continue;
      const found = labelled(first.key.text, first.value).filter((pod) => wanted.every(({ key, value }) => value.type === "scalar" && labelOf(pod.manifest, key.text) === value.text));
      // The pods of other files are not known; only one that is named alike is meant.
      const meant = name === "" ? undefined : named.get(name);
      const labels = meant && (nodeAt(meant.manifest.root, "spec", "template", "metadata", "labels") ?? nodeAt(meant.manifest.root, "metadata", "labels"));
      if (found.length === 0 && meant) yield { ...(labels && { related: [{ at: labels.span, message: "The labels of these pods." }] }), at: { start: first.key.span.start, end: first.value.span.end }, message: `No pod of this file has \`${first.key.text}: ${textOf(first.value)}\`; those of the ${meant.manifest.kind} \`${name}\` have other labels. The Service then answers nobody.` };
      for (const port of found.length === 0 ? [] : itemsAt(root, "spec", "ports")) {
        const target = scalarAt(port, "targetPort");
        if (!target || !/^[a-z]/i.test(target.text) || found.some((pod) => hasPort(pod, target.text))) continue;
        const ports = found.flatMap(({ containers }) => containers.flatMap(({ node }) => entryOf(node, "ports")?.value ?? []));
        yield { at: target.span, message: `No container of these pods has a port named \`${target.text}\`. Give the port that name, or write its number here.`, related: ports.map(({ span }) => ({ at: span, message: "The ports of these pods." })) };
      }
    }
  },
});

const labelOf = ({ root }: Manifest, name: string): string | undefined => stringAt(root, "spec", "template", "metadata", "labels", name) ?? stringAt(root, "metadata", "labels", name);

/** Files of whole clusters have thousands of pods and Services. */
function podsByLabel(pods: readonly Pod[]): (label: string, value: Node) => readonly Pod[] {
  const byLabel = new Map<string, Map<string | undefined, Pod[]>>();
  return (label, value) => {
    const known = byLabel.get(label) ?? podsByValue(pods, label);
    byLabel.set(label, known);
    return value.type === "scalar" ? (known.get(value.text) ?? []) : [];
  };
}

function podsByValue(pods: readonly Pod[], label: string): Map<string | undefined, Pod[]> {
  const byValue = new Map<string | undefined, Pod[]>();
  for (const pod of pods) {
    const value = labelOf(pod.manifest, label);
    const others = byValue.get(value);
    if (others) others.push(pod);
    else byValue.set(value, [pod]);
  }
  return byValue;
}

const textOf = (value: { readonly type: string; readonly text?: string }): string => value.text ?? "…";

const hasPort = ({ containers }: Pod, name: string): boolean => containers.some(({ node }) => itemsAt(node, "ports").some((port) => stringAt(port, "name") === name));

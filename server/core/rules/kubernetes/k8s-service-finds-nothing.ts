import { defineRule } from "../../engine/rule.ts";
import { manifestsOf, type Manifest } from "../../facts/kubernetes/manifests.ts";
import { podsOf, type Pod } from "../../facts/kubernetes/pods.ts";
import { entriesAt, itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";

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
    for (const { root, kind, name } of manifestsOf(document)) {
      const wanted = kind === "Service" ? entriesAt(root, "spec", "selector") : [];
      const [first] = wanted;
      if (!first || pods.length === 0) continue;
      const found = pods.filter((pod) => wanted.every(({ key, value }) => value.type === "scalar" && labelOf(pod.manifest, key.text) === value.text));
      // The pods of other files are not known; only one that is named alike is meant.
      const meant = pods.find(({ manifest }) => manifest.name === name && name !== "");
      if (found.length === 0 && meant) yield { at: { start: first.key.span.start, end: first.value.span.end }, message: `No pod of this file has \`${first.key.text}: ${textOf(first.value)}\`; those of the ${meant.manifest.kind} \`${name}\` have other labels. The Service then answers nobody.` };
      for (const port of found.length === 0 ? [] : itemsAt(root, "spec", "ports")) {
        const target = scalarAt(port, "targetPort");
        if (target && /^[a-z]/i.test(target.text) && !found.some((pod) => hasPort(pod, target.text))) yield { at: target.span, message: `No container of these pods has a port named \`${target.text}\`. Give the port that name, or write its number here.` };
      }
    }
  },
});

const labelOf = ({ root }: Manifest, name: string): string | undefined => stringAt(root, "spec", "template", "metadata", "labels", name) ?? stringAt(root, "metadata", "labels", name);

const textOf = (value: { readonly type: string; readonly text?: string }): string => value.text ?? "…";

const hasPort = ({ containers }: Pod, name: string): boolean => containers.some(({ node }) => itemsAt(node, "ports").some((port) => stringAt(port, "name") === name));

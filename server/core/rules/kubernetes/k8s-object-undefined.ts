import { defineRule, type Finding } from "../../engine/rule.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { manifestsOf, type Manifest } from "../../facts/kubernetes/manifests.ts";
import { podsOf } from "../../facts/kubernetes/pods.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, itemsAt, nodeAt, scalarAt, stringAt, walk } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const k8sObjectUndefined = defineRule({
  id: "k8s-object-undefined",
  summary: "An object is named that is nearly called like one of this file",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve"],
  references: ["https://kubernetes.io/docs/concepts/overview/working-with-objects/names/"],
  fix: "suggested",

  *check(document) {
    const manifests = manifestsOf(document);
    // What is not in this file may be in the cluster already: only a name that is nearly one of the file is a slip.
    const told = new Set<string>();
    for (const [name, kind] of namedIn(manifests, podsOf(document).map(({ spec }) => spec))) {
      const known = manifests.filter((one) => kind.test(one.kind)).flatMap(({ root }) => scalarAt(root, "metadata", "name") ?? []);
      if (name.text === "" || isPlaceholder(name) || known.some(({ text }) => text === name.text)) continue;
      const { hint, related, fixes } = meantBy(name, known.filter(({ text }) => !differsByPart(text, name.text)), "", { fixable: name.plain });
      if (!related || told.has(name.text)) continue;
      told.add(name.text);
      yield { at: name.span, message: `Nothing in this file is called \`${name.text}\`. ${hint}`, related, ...(fixes && { fixes }) };
    }
    yield* backendPorts(manifests);
  },
});

type Named = readonly [name: Scalar, kind: RegExp];

function namedIn(manifests: readonly Manifest[], pods: readonly Node[]): readonly Named[] {
  const named = (kind: RegExp, ...names: readonly (Scalar | undefined)[]): readonly Named[] => names.flatMap((name) => (name ? [[name, kind] as const] : []));
  const inPods = pods.flatMap((spec) => [
    ...itemsAt(spec, "volumes").flatMap((volume) => [...named(/^PersistentVolumeClaim$/, scalarAt(volume, "persistentVolumeClaim", "claimName")), ...named(/^ConfigMap$/, scalarAt(volume, "configMap", "name")), ...named(/^Secret$/, scalarAt(volume, "secret", "secretName"))]),
    ...walk(spec).flatMap(({ node, entry }) => (entry === undefined ? [] : named(REFERENCES[entry.key.text] ?? /$^/, REFERENCES[entry.key.text] && scalarAt(node, "name")))),
    ...named(/^ServiceAccount$/, scalarAt(spec, "serviceAccountName")),
  ]);
  return [...inPods, ...manifests.flatMap(({ root, kind }) => (kind === "HorizontalPodAutoscaler" ? named(new RegExp(`^${(stringAt(root, "spec", "scaleTargetRef", "kind") ?? "").replace(/\W/g, "")}$`), scalarAt(root, "spec", "scaleTargetRef", "name")) : backendsOf(root, kind).flatMap((backend) => named(/^Service$/, scalarAt(backend, "name")))))];
}

const REFERENCES: Readonly<Record<string, RegExp>> = { configMapKeyRef: /^ConfigMap$/, configMapRef: /^ConfigMap$/, secretKeyRef: /^Secret$/, secretRef: /^Secret$/ };

/** The services that an Ingress leads to. */
const backendsOf = (root: Node, kind: string): readonly Node[] => (kind === "Ingress" ? itemsAt(root, "spec", "rules").flatMap((rule) => itemsAt(rule, "http", "paths").flatMap((path) => nodeAt(path, "backend", "service") ?? [])) : []);

/** `models-a` and `models-b`, `web-1` and `web-2`, or `web-cert` and `web-secret`, are two things with a common beginning. */
const differsByPart = (one: string, other: string): boolean => {
  const [first, second] = [one.split(/[-.]/), other.split(/[-.]/)];
  const parts = first.length === second.length ? first.flatMap((part, index) => (part === second[index] ? [] : [[part, second[index] ?? ""] as const])) : [];
  return parts.some(([a, b]) => /\d/.test(a + b) || (a.length < 4 && b.length < 4) || nearest(a, [b]) === undefined) || (first.length !== second.length && (one.startsWith(other) || other.startsWith(one)));
};

function* backendPorts(manifests: readonly Manifest[]): Generator<Finding> {
  for (const backend of manifests.flatMap(({ root, kind }) => backendsOf(root, kind))) {
    const service = manifests.find(({ kind, name }) => kind === "Service" && name === stringAt(backend, "name"));
    const ports = itemsAt(service?.root, "spec", "ports");
    for (const [asked, key] of [[scalarAt(backend, "port", "name"), "name"], [scalarAt(backend, "port", "number"), "port"]] as const) {
      const known = ports.flatMap((port) => scalarAt(port, key) ?? []);
      if (!asked || known.length === 0 || isPlaceholder(asked) || known.some(({ text }) => text === asked.text)) continue;
      yield { at: asked.span, message: `The service \`${service?.name ?? ""}\` has no port \`${asked.text}\`, so nobody answers. It has ${known.map(({ text }) => `\`${text}\``).join(", ")}.`, related: entriesAt(service?.root, "spec").filter((entry) => entry.key.text === "ports").map(({ value }) => ({ at: value.span, message: "The ports of the service." })) };
    }
  }
}

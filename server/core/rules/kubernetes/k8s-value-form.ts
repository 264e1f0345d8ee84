import { defineRule, type Finding } from "../../engine/rule.ts";
import { podsOf } from "../../facts/kubernetes/pods.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { itemsAt, numberAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import type { Document } from "../../workspace/document.ts";

export const k8sValueForm = defineRule({
  id: "k8s-value-form",
  summary: "A name or value of a pod is written in a way that the cluster does not take",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve"],
  references: ["https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/"],
  fix: "suggested",

  *check(document) {
    for (const { spec, containers } of podsOf(document)) {
      for (const volume of itemsAt(spec, "volumes")) yield* volumeName(volume);
      yield* weights(spec);
      for (const { node } of containers) {
        for (const variable of itemsAt(node, "env")) yield* variableName(document, variable);
        for (const port of itemsAt(node, "ports")) yield* portName(port);
      }
    }
  },
});

function* volumeName(volume: Node): Generator<Finding> {
  const name = scalarAt(volume, "name");
  if (name && name.text !== "" && !isPlaceholder(name) && !/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(name.text)) yield { at: name.span, message: `\`${name.text}\` cannot be the name of a volume: use small letters, digits and \`-\`, at most 63. The cluster refuses the pod otherwise.` };
}

function* portName(port: Node): Generator<Finding> {
  const name = scalarAt(port, "name");
  if (name && typeof name.value === "string" && !isPlaceholder(name) && !(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(name.text) && /[a-z]/.test(name.text) && name.text.length <= 15 && !name.text.includes("--"))) yield { at: name.span, message: `\`${name.text}\` cannot be the name of a port: at most 15 small letters, digits and \`-\`, with a letter among them. The cluster refuses the pod otherwise.` };
}

/** Fields of a pod that a variable can hold. */
const FIELDS = ["metadata.name", "metadata.namespace", "metadata.uid", "metadata.labels", "metadata.annotations", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"];

function* variableName(document: Document, variable: Node): Generator<Finding> {
  const name = scalarAt(variable, "name");
  if (name && typeof name.value === "string" && !isPlaceholder(name) && /[\s=]/.test(name.text)) yield { at: name.span, message: `\`${name.text}\` cannot be the name of a variable: it may have no blank and no \`=\`. The cluster refuses the pod.` };
  const field = scalarAt(variable, "valueFrom", "fieldRef", "fieldPath");
  if (!field || isPlaceholder(field) || FIELDS.includes(field.text) || /^metadata\.(?:labels|annotations)\[/.test(field.text)) return;
  const meant = nearest(field.text, FIELDS);
  yield { at: field.span, message: `A variable cannot hold \`${field.text}\` of the pod, so the cluster refuses it. ${meant === undefined ? `There are ${FIELDS.map((one) => `\`${one}\``).join(", ")}.` : `Did you mean \`${meant}\`?`}`, ...(meant !== undefined && { fixes: [replaceWith(document.text, field.span, meant)] }) };
}

function* weights(spec: Node): Generator<Finding> {
  for (const group of ["nodeAffinity", "podAffinity", "podAntiAffinity"]) {
    for (const term of itemsAt(spec, "affinity", group, "preferredDuringSchedulingIgnoredDuringExecution")) {
      const [weight, at] = [numberAt(term, "weight"), scalarAt(term, "weight")];
      if (at && weight !== undefined && (weight < 1 || weight > 100)) yield { at: at.span, message: `A weight goes from 1 to 100, and the cluster refuses ${weight}.` };
    }
    if (group === "nodeAffinity") continue;
    const terms = [...itemsAt(spec, "affinity", group, "requiredDuringSchedulingIgnoredDuringExecution"), ...itemsAt(spec, "affinity", group, "preferredDuringSchedulingIgnoredDuringExecution").flatMap((term) => (term.type === "mapping" ? term.entries.flatMap(({ key, value }) => (key.text === "podAffinityTerm" ? [value] : [])) : []))];
    for (const term of terms) {
      if (term.type === "mapping" && stringAt(term, "topologyKey") === undefined && term.entries[0]) yield { at: term.entries[0].key.span, message: "Nothing says what counts as the same place: add `topologyKey`, such as `kubernetes.io/hostname`. The cluster refuses the pod without it.", related: [{ at: { start: term.span.start, end: term.span.end + 1 }, message: "It belongs in here." }] };
    }
  }
}

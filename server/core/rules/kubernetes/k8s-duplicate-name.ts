import { defineRule, type Finding } from "../../engine/rule.ts";
import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { podsOf } from "../../facts/kubernetes/pods.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";

export const k8sDuplicateName = defineRule({
  id: "k8s-duplicate-name",
  summary: "Two volumes, ports or mounts of one object have the same name or place",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve"],
  references: ["https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/"],
  fix: "none",

  *check(document) {
    for (const { spec, containers } of podsOf(document)) {
      yield* twice(names(spec, "volumes", "name"), "volume", "is called");
      for (const { node } of containers) {
        yield* twice(names(node, "ports", "name"), "port of this container", "is called");
        yield* twice(names(node, "volumeMounts", "mountPath"), "volume", "is mounted at");
      }
    }
    for (const { root, kind, apiVersion } of manifestsOf(document)) {
      if (kind !== "Service" || apiVersion !== "v1") continue;
      const ports = itemsAt(root, "spec", "ports");
      yield* twice(names(root, "spec", "ports", "name"), "port of this service", "is called");
      for (const port of ports.length > 1 ? ports : []) {
        const number = scalarAt(port, "port");
        if (number && !scalarAt(port, "name")) yield { at: number.span, message: "A service with several ports needs a `name` for each of them: the cluster refuses it without.", related: [{ at: port.span, message: "The port." }] };
      }
    }
  },
});

/** The last step of the path is the key within each item. */
const names = (node: Node, ...path: readonly string[]): readonly Scalar[] => itemsAt(node, ...path.slice(0, -1)).flatMap((item) => scalarAt(item, path.at(-1) ?? "") ?? []);

function* twice(found: readonly Scalar[], what: string, how: string): Generator<Finding> {
  const seen = new Map<string, Scalar>();
  for (const name of found) {
    const earlier = seen.get(name.text);
    if (earlier && name.text !== "" && !isPlaceholder(name)) yield { at: name.span, message: `Another ${what} ${how} \`${name.text}\` already, and the cluster refuses that. Change one of them.`, related: [{ at: earlier.span, message: "The other one." }] };
    if (!earlier) seen.set(name.text, name);
  }
}

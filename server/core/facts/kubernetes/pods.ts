import { memo } from "../../memo.ts";
import { entryOf, scalarsOf, sequenceAt, stringAt, walk } from "../../syntax/data/access.ts";
import type { Entry, Mapping, Scalar } from "../../syntax/data/node.ts";
import type { Document } from "../../workspace/document.ts";
import { manifestsOf, type Manifest } from "./manifests.ts";

/** The description of a pod: of a Pod itself, or of the template in a Deployment, a Job, a PyTorchJob … */
export interface Pod {
  readonly manifest: Manifest;
  readonly spec: Mapping;
  readonly containers: readonly Container[];
}

export interface Container {
  readonly node: Mapping;
  readonly role: "containers" | "initContainers" | "ephemeralContainers";
  readonly name: string;
  readonly image: Scalar | undefined;
}

/** Every pod that the objects of a file describe. A pod is known by its list of containers, whatever kind of object it stands in. */
export const podsOf = memo((document: Document): readonly Pod[] =>
  manifestsOf(document).flatMap((manifest) => [...walk(manifest.root)].flatMap(({ node, path }) => (path.at(-1) === "openAPIV3Schema" ? [] : podAt(manifest, node)))),
);

function podAt(manifest: Manifest, node: Manifest["root"]): readonly Pod[] {
  if (node.type !== "mapping") return [];
  const containers = ROLES.flatMap((role) => containersIn(node, role));
  return containers.some(({ role }) => role === "containers") ? [{ manifest, spec: node, containers }] : [];
}

const ROLES = ["containers", "initContainers", "ephemeralContainers"] as const;

function containersIn(spec: Mapping, role: Container["role"]): readonly Container[] {
  const items = sequenceAt(spec, role)?.items ?? [];
  return items.flatMap((node): readonly Container[] => {
    const image = entryOf(node, "image")?.value;
    if (node.type !== "mapping" || (image === undefined && entryOf(node, "name") === undefined)) return [];
    return [{ node, role, name: stringAt(node, "name") ?? "container", image: image?.type === "scalar" ? image : undefined }];
  });
}

/** What a container starts: its command and arguments, one after the other. */
export const wordsOf = ({ node }: Container): readonly Scalar[] => ["command", "args"].flatMap((key) => scalarsOf(entryOf(node, key)?.value));

/** What is asked for under `resources`, such as `limits`. */
export const resource = ({ node }: Container, group: "limits" | "requests", name: RegExp): Entry | undefined => {
  const resources = entryOf(entryOf(node, "resources")?.value, group)?.value;
  return resources?.type === "mapping" ? resources.entries.find(({ key }) => name.test(key.text)) : undefined;
};

export const GPU = /^(?:nvidia\.com\/(?:gpu|mig-.+)|amd\.com\/gpu|gpu\.intel\.com\/.+|habana\.ai\/gaudi|aws\.amazon\.com\/neuron\w*)$/;

/** How many GPUs a container gets. */
export function gpusOf(container: Container): number {
  const limit = (resource(container, "limits", GPU) ?? resource(container, "requests", GPU))?.value;
  return limit?.type === "scalar" ? Number(limit.text) || 0 : 0;
}

import { itemsAt, mappingAt, nodeAt, scalarAt, stringAt, walk } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import type { Document } from "../../workspace/document.ts";
import { objectRoots } from "./resources.ts";

export interface Mount {
  /** The name of the volume that a container mounts. */
  readonly volume: Scalar;
  /** The volumes that it may name. */
  readonly known: ReadonlySet<string>;
  /** Volumes beside it that nothing mounts: one of them was probably called so before. */
  readonly unused: readonly Scalar[];
  /** Others may bring volumes along: whoever uses the template. */
  readonly open: boolean;
}

/** What containers mount, with the volumes of the pod, workflow or set that they belong to. */
export const mountsOf = (document: Document): readonly Mount[] => objectRoots(document).flatMap(mountsIn);

function mountsIn(root: Node): readonly Mount[] {
  const kind = stringAt(root, "kind") ?? "";
  const visited = [...walk(root)].filter(({ path }) => !path.includes("openAPIV3Schema"));
  const claims = visited.flatMap(({ node, entry }) => (entry?.key.text === "volumeClaimTemplates" ? itemsAt(node).flatMap((claim) => stringAt(claim, "metadata", "name") ?? []) : []));
  const workflow = kind.includes("Workflow");
  const spec = mappingAt(root, "spec", "workflowSpec") ?? nodeAt(root, "spec");
  const shared = workflow ? [...volumesOf(spec), ...volumesOf(nodeAt(spec, "templateDefaults"))] : [];
  const holders = visited.filter(({ node, path }) => node.type === "mapping" && path.at(-1) !== "containerSet" && isHolder(node));
  return visited.flatMap(({ node, entry, path }): readonly Mount[] => {
    const holder = entry?.key.text === "volumeMounts" ? holders.findLast((one) => one.path.length < path.length && one.path.every((step, index) => step === path[index])) : undefined;
    if (!holder) return [];
    const known = new Set([...claims, ...shared, ...volumesOf(holder.node), ...(kind.startsWith("Ray") ? ["ray-logs", "shared-mem"] : [])]);
    const open = workflow ? kind.endsWith("Template") || nodeAt(spec, "workflowTemplateRef") !== undefined : !CLOSED.test(kind);
    const mounted = new Set([...walk(holder.node)].flatMap((one) => (one.entry?.key.text === "volumeMounts" ? itemsAt(one.node).flatMap((mount) => stringAt(mount, "name") ?? []) : [])));
    const unused = itemsAt(holder.node, "volumes").flatMap((volume) => scalarAt(volume, "name") ?? []).filter(({ text }, index, all) => !mounted.has(text) || all.findIndex((other) => other.text === text) < index);
    return itemsAt(node).flatMap((mount) => ({ volume: scalarAt(mount, "name") ?? [], known, unused, open })).flatMap(({ volume, ...rest }) => ("text" in volume ? [{ volume, ...rest }] : []));
  });
}

/** What has containers and volumes side by side: a pod, a predictor, a template of a workflow. */
const isHolder = (node: Node): boolean => HOLDS.some((name) => nodeAt(node, name) !== undefined);
const HOLDS = ["containers", "container", "script", "containerSet", "model", "volumes"];

/** Objects whose pods are written out in full; operators add volumes to the pods of others. KubeRay adds two that are known. */
const CLOSED = /^(?:Pod|Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob|InferenceService|Ray(?:Cluster|Job|Service))$/;

const volumesOf = (node: Node | undefined): readonly string[] => itemsAt(node, "volumes").flatMap((volume) => stringAt(volume, "name") ?? []);

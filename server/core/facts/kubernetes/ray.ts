import { memo } from "../../memo.ts";
import { itemsAt, nodeAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Document } from "../../workspace/document.ts";
import { manifestsOf } from "./manifests.ts";

/** A cluster of Ray that KubeRay is to make, alone or for a job or a service. */
export interface RayCluster {
  readonly spec: Node;
  /** The head first, then the groups of workers. */
  readonly groups: readonly Node[];
}

/** Where each kind of object keeps its cluster. */
const PLACES: Readonly<Record<string, readonly string[]>> = { RayCluster: ["spec"], RayJob: ["spec", "rayClusterSpec"], RayService: ["spec", "rayClusterConfig"], RayCronJob: ["spec", "jobTemplate", "rayClusterSpec"] };

export const rayClustersOf = memo((document: Document): readonly RayCluster[] =>
  manifestsOf(document).flatMap(({ root, kind, apiVersion }) => {
    const spec = apiVersion.startsWith("ray.io/") ? nodeAt(root, ...(PLACES[kind] ?? ["."])) : undefined;
    return spec ? [{ spec, groups: [...[nodeAt(spec, "headGroupSpec") ?? []].flat(), ...itemsAt(spec, "workerGroupSpecs")] }] : [];
  }),
);

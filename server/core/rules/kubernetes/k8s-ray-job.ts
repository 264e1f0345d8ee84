import { defineRule } from "../../engine/rule.ts";
import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { entryOf, isSet, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

interface Clash {
  readonly key: string;
  readonly other: string;
  readonly when: (spec: Node) => boolean;
  readonly message: string;
}

const is = (spec: Node, key: string, value: string): boolean => scalarAt(spec, key)?.text === value;
const positive = (spec: Node, key: string): boolean => Number(scalarAt(spec, key)?.text) > 0;

/** What KubeRay 1.4 to 1.6 refuse in a job, after `ValidateRayJobSpec` of its operator. */
const CLASHES: readonly Clash[] = [
  { key: "ttlSecondsAfterFinished", other: "shutdownAfterJobFinishes", when: (spec) => positive(spec, "ttlSecondsAfterFinished") && !is(spec, "shutdownAfterJobFinishes", "true"), message: "`ttlSecondsAfterFinished` only says when the cluster goes, and it does not go unless `shutdownAfterJobFinishes: true` is set. KubeRay refuses the job." },
  { key: "suspend", other: "shutdownAfterJobFinishes", when: (spec) => is(spec, "suspend", "true") && !is(spec, "shutdownAfterJobFinishes", "true"), message: "A job can only be suspended where `shutdownAfterJobFinishes: true` is set: KubeRay refuses this one." },
  { key: "suspend", other: "clusterSelector", when: (spec) => is(spec, "suspend", "true") && isSet(spec, "clusterSelector"), message: "A job on a cluster that is there already cannot be suspended: KubeRay refuses it." },
  { key: "backoffLimit", other: "clusterSelector", when: (spec) => positive(spec, "backoffLimit") && isSet(spec, "clusterSelector"), message: "Each try gets a new cluster, which cannot be with `clusterSelector`: KubeRay refuses the job. Leave `backoffLimit` out." },
  { key: "backoffLimit", other: "submissionMode", when: (spec) => positive(spec, "backoffLimit") && is(spec, "submissionMode", "InteractiveMode"), message: "In `InteractiveMode` a person hands the job in, so it cannot be tried again: KubeRay refuses it. Leave `backoffLimit` out." },
  { key: "submitterPodTemplate", other: "submissionMode", when: (spec) => is(spec, "submissionMode", "SidecarMode"), message: "In `SidecarMode` there is no pod of its own that hands the job in: KubeRay refuses `submitterPodTemplate`." },
  { key: "submitterConfig", other: "submissionMode", when: (spec) => is(spec, "submissionMode", "SidecarMode"), message: "In `SidecarMode` there is no pod of its own that hands the job in: KubeRay refuses `submitterConfig`." },
  { key: "clusterSelector", other: "submissionMode", when: (spec) => is(spec, "submissionMode", "SidecarMode"), message: "`SidecarMode` needs a cluster of its own: KubeRay refuses `clusterSelector`." },
];

export const k8sRayJob = defineRule({
  id: "k8s-ray-job",
  summary: "Settings of a RayJob do not go together",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes", "ray-serve"],
  references: ["https://docs.ray.io/en/latest/cluster/kubernetes/getting-started/rayjob-quick-start.html"],
  fix: "none",

  *check(document) {
    for (const { root, kind } of manifestsOf(document)) {
      const spec = kind === "RayJob" ? nodeAt(root, "spec") : kind === "RayCronJob" ? nodeAt(root, "spec", "jobTemplate") : undefined;
      if (!spec) continue;
      const told = new Set<string>();
      for (const { key, other, when, message } of CLASHES) {
        const entry = entryOf(spec, key);
        const beside = entryOf(spec, other);
        if (!entry || told.has(key) || !when(spec)) continue;
        told.add(key);
        yield { at: entry.key.span, message, ...(beside && { related: [{ at: beside.key.span, message: "What it does not go with." }] }) };
      }
      const home = kind === "RayJob" ? entryOf(root, "spec") : entryOf(nodeAt(root, "spec"), "jobTemplate");
      if (home && !isSet(spec, "rayClusterSpec") && !isSet(spec, "clusterSelector") && isSet(spec, "entrypoint")) yield { at: home.key.span, message: "Nothing says on which cluster the job runs, so KubeRay refuses it. Add `rayClusterSpec`, or `clusterSelector` for one that is there already." };
    }
  },
});

import { defineRule, type Finding } from "../../engine/rule.ts";
import { rayClustersOf, type RayCluster } from "../../facts/kubernetes/ray.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { entriesAt, entryOf, itemsAt, nodeAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import type { Document } from "../../workspace/document.ts";

export const k8sRayCluster = defineRule({
  id: "k8s-ray-cluster",
  summary: "Parts of a Ray cluster contradict each other, or `ray start` is given what it does not take",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes", "ray-serve"],
  references: ["https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/config.html"],
  fix: "suggested",

  *check(document) {
    for (const cluster of rayClustersOf(document)) {
      yield* otherVersion(cluster);
      yield* sameName(cluster);
      for (const group of cluster.groups) {
        yield* unknownOption(document, group);
        yield* moreGpusThanGiven(group);
      }
    }
  },
});

/** KubeRay makes different commands for different versions, and workers of another version cannot join. */
function* otherVersion({ spec, groups }: RayCluster): Generator<Finding> {
  const said = scalarAt(spec, "rayVersion");
  const images = groups.flatMap((group) => imageOf(group) ?? []);
  for (const image of images) {
    const version = versionOf(image.text);
    const other = said && VERSION.test(said.text) ? said : images.find((one) => one !== image && versionOf(one.text) !== undefined);
    const expected = other === said ? said?.text : versionOf(other?.text ?? "");
    if (!other || version === undefined || expected === undefined || version === expected || (other !== said && image !== images.at(-1))) continue;
    const whose = other === said ? `\`rayVersion\` says ${expected}` : `the head has ${expected}`;
    yield { at: image.span, severity: "warning", message: `This image has Ray ${version}, and ${whose}. All machines of a cluster need the same version, else workers are refused. Make them fit.`, related: [{ at: other.span, message: "The other version." }] };
  }
}

const VERSION = /^\d+\.\d+\.\d+$/;
const imageOf = (group: Node): Scalar | undefined => scalarAt(itemsAt(group, "template", "spec", "containers")[0], "image");
const versionOf = (image: string): string | undefined => /(?:^|\/)rayproject\/ray(?:-ml|-llm)?:(\d+\.\d+\.\d+)(?![.\w])/.exec(image)?.[1];

function* sameName({ spec }: RayCluster): Generator<Finding> {
  const names = itemsAt(spec, "workerGroupSpecs").flatMap((group) => scalarAt(group, "groupName") ?? []);
  for (const [index, name] of names.entries()) {
    const first = names.findIndex(({ text }) => text === name.text);
    const before = names[first];
    if (first < index && before) yield { at: name.span, message: `Two groups of workers are called \`${name.text}\`, so KubeRay takes the machines of both for one group. Give each its own name.`, related: [{ at: before.span, message: "The other one." }] };
  }
}

/** Options of `ray start` in Ray 2.9 to 2.52. */
const OPTIONS = "node-ip-address address port node-name redis-username redis-password ray-client-server-port object-manager-port node-manager-port gcs-server-port min-worker-port max-worker-port worker-port-list object-store-memory memory num-cpus num-gpus resources labels labels-file head include-dashboard dashboard-host dashboard-port dashboard-agent-listen-port dashboard-agent-grpc-port runtime-env-agent-port block plasma-directory object-spilling-directory autoscaling-config no-redirect-output temp-dir system-config enable-object-reconstruction metrics-export-port tracing-startup-hook ray-debugger-external disable-usage-stats include-log-monitor log-style log-color verbose storage no-monitor redis-shard-ports".split(" ");

function* unknownOption(document: Document, group: Node): Generator<Finding> {
  for (const { key } of entriesAt(group, "rayStartParams")) {
    const meant = OPTIONS.includes(key.text) || isPlaceholder(key) ? undefined : nearest(key.text.replaceAll("_", "-"), OPTIONS);
    if (meant !== undefined) yield { at: key.span, message: `\`ray start\` has no option \`--${key.text}\`, so the container stops as soon as it starts. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, key.span, meant)] };
  }
}

function* moreGpusThanGiven(group: Node): Generator<Finding> {
  const told = scalarAt(group, "rayStartParams", "num-gpus");
  const resources = nodeAt(itemsAt(group, "template", "spec", "containers")[0], "resources");
  const limits = nodeAt(resources, "limits");
  if (!told || !limits || !/^\d+$/.test(told.text)) return;
  const given = entriesAt(limits).find(({ key }) => /^(?:nvidia\.com\/|amd\.com\/gpu|gpu\.)/.test(key.text));
  const count = given?.value.type === "scalar" ? Number(given.value.text) : 0;
  if (Number(told.text) <= count || Number.isNaN(count)) return;
  const at = given ? given.value.span : (entryOf(resources, "limits")?.key.span ?? told.span);
  yield { at: told.span, severity: "warning", message: `Ray is told that each machine of \`${stringAt(group, "groupName") ?? "the head"}\` has ${told.text} GPUs, and its container gets ${count}. Tasks that need a GPU are sent there and find none. Make both fit, or leave \`num-gpus\` out: KubeRay takes it from the limits.`, related: [{ at, message: "What the container gets." }] };
}
